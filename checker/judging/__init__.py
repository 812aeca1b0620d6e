"""Units to findings: match triggers, weigh their context, answer them with evidence."""
