"""The frozen types every stage passes to the next; they import nothing else of ours."""
