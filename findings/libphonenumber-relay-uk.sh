#!/usr/bin/env bash
# libphonenumber and Relay UK: a good number is not found in a sentence where a deaf person's prefix is before it.
#
# A textphone dials 18001 before the number of whoever is called. In such a sentence the search, as strict as it is unless
# told otherwise, finds nothing: not the freephone number either, which it finds alone. So a guard that looks for numbers
# in sentences misses it. It misses a helpline of six digits (116 123) too: the search leaves out short numbers.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv tools
tools/bin/pip install --quiet --no-deps phonenumbers==9.0.43
cat > search.py <<'PYTHON'
import phonenumbers

for text in ["Call 0808 800 5000.", "Textphone: 18001 0808 800 5000.", "Call 116 123."]:
    found = [match.raw_string for match in phonenumbers.PhoneNumberMatcher(text, "GB")]
    print(f"{text} -> {found}")
short = phonenumbers.parse("116123", "GB")
print("116 123 is a valid short number:", phonenumbers.is_valid_short_number_for_region(short, "GB"))
PYTHON

echo "phonenumbers 9.0.43 (libphonenumber in Python): numbers of Great Britain in three sentences"
seen=$(tools/bin/python search.py); echo "$seen"
diff <(echo "$seen") - <<'EXPECTED'
Call 0808 800 5000. -> ['0808 800 5000']
Textphone: 18001 0808 800 5000. -> []
Call 116 123. -> []
116 123 is a valid short number: True
EXPECTED
