"""Data to compiled rules: packs, phrases, inflections, ledger, schemas."""
