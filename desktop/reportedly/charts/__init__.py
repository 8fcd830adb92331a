"""Drawing of series with pyqtgraph, live in the window and offscreen for the command line; no widgets' logic."""
