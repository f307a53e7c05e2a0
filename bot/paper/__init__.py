"""Paper: pages drawn as pictures and PDFs by typst, in a process of their own (see `press`)."""
