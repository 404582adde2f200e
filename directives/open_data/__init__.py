"""Every list of the policy as data: the same rows and the same words as the pages, at stable addresses."""
