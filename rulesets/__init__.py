"""The rule packs as data, found beside the package in a wheel and in a checkout alike."""
