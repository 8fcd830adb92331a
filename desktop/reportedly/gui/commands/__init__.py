"""Every command, declared once; menus, toolbar, palette and shortcuts read the same table."""
