"""What people ruled: the identity of a finding, suppressions, decisions."""
