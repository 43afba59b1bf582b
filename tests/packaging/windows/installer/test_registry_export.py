"""The check reads what Wine's registry says, whole."""

from installer_check.wine import parse_registry

_EXPORT = (
    "Windows Registry Editor Version 5.00\r\n\r\n"
    "[HKEY_CURRENT_USER\\Software\\A b]\r\n"
    '@="default"\r\n'
    '"Quoted"="\\"C:\\\\a b\\\\c.exe\\" /S"\r\n'
    '"Number"=dword:0000002a\r\n'
    '"Path"=hex(2):25,00,41,00,\\\r\n  25,00,3b,00,00,00\r\n'
    '"Ends so"="\\"C:\\\\c.exe\\""\r\n'
    '"Empty"=""\r\n\r\n'
    "[HKEY_CURRENT_USER\\Software\\A b\\below]\r\n"
)


def test_texts_numbers_and_long_values_are_read():
    keys = parse_registry(_EXPORT)
    assert keys == {
        "HKEY_CURRENT_USER\\Software\\A b": {
            "": "default",
            "Quoted": '"C:\\a b\\c.exe" /S',
            "Number": 42,
            "Path": "%A%;",
            "Ends so": '"C:\\c.exe"',
            "Empty": "",
        },
        "HKEY_CURRENT_USER\\Software\\A b\\below": {},
    }
