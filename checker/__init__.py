"""Find overstated claims in clinic marketing copy and show the evidence against them."""
