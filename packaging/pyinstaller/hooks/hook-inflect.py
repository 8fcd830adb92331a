"""inflect is checked by typeguard, which reads its source at import: ship the .py files as well."""

module_collection_mode = "pyz+py"
