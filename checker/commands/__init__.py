"""The commands, one module each; the rim: options in, files and terminal out."""
