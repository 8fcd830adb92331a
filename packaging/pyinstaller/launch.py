"""What the stand-alone program starts with; the package's own entry point is a module in a package."""

import sys

from reportedly.__main__ import main

sys.exit(main())
