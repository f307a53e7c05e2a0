"""What the owner's edits in the Sheet lead to. One look at the Sheet is one decision."""
