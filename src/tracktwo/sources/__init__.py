"""Where text comes from: files, pages and rows become reports with clean main text; what is removed is counted."""
