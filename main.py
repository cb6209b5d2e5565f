"""Start here: `python main.py` opens the window, `python main.py VERB` runs one job at the command line."""

import sys

from lado_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
