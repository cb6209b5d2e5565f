"""`python -m lado_desktop` is the program too."""

import sys

from lado_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
