"""Find overstated claims in clinic marketing copy and show the evidence against them."""

__version__ = "0.1.0"
