# The commands of this project, for people and for CI: `make help` lists them.
# Needs GNU make and a POSIX shell; packaging/bootstrap.sh finds or installs the rest.

VENV ?= .venv
# real images for the tests marked `realdata`, which skip where the folder is missing
DATA ?= ../shared/data
# more arguments for pytest: make test ARGS="-k csv"
ARGS ?=
# processes that divide the tests; each may need 4 GB, for TensorFlow
TESTERS ?= 2

BIN := $(VENV)/bin
BOOTSTRAP := packaging/bootstrap.sh
SAMPLES := assets/samples
DEMO_OUT := build/demo
FROZEN := dist/smearscope/smearscope
FROZEN_OUT := build/package-check

READY_TO_SCREEN := $(VENV)/.installed-screen
READY_TO_DEVELOP := $(VENV)/.installed-develop
# Inside $(VENV): whoever removes or moves the one means all.
FREEZE_VENV := $(VENV)/freeze
READY_TO_FREEZE := $(FREEZE_VENV)/.installed-freeze
TFLITE_VENV := $(VENV)/tflite-runtime
READY_FOR_TFLITE_RUNTIME := $(TFLITE_VENV)/.installed-tflite-runtime
# A moved venv starts nothing, so it counts as out of date: it recorded where it was made.
MOVED := $(shell test ! -f "$(VENV)/.made-at" || \
    grep -qxF "$$(cd "$$(dirname "$(VENV)")" && pwd -P)/$(notdir $(VENV))" "$(VENV)/.made-at" || echo moved)

# what two runs of the same images must agree on, one line for each row of results.csv
DECISIONS := import csv, sys; \
    columns = ("image_path", "page", "tile_x", "tile_y", "predicted_class", "decision"); \
    print(*sorted("\t".join(row[c] for c in columns) for row in csv.DictReader(sys.stdin)), sep="\n")

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL: # two pips in one venv break it
.PHONY: help demo test test-tflite-runtime check format package package-check package-linux package-linux-check package-windows \
    package-windows-check package-windows-proof package-windows-if-changed bundles results results-page figures rehearse soak \
    translations screenshots constraints windows-requirements clean moved

help: ## this list
	@echo "SmearScope. Research use only. Usage: make TARGET"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-21s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "Variables: VENV=$(VENV)  DATA=$(DATA)  PYTHON=python3.11 (to make VENV with)  ARGS (to pytest)" \
	    "TESTERS=$(TESTERS) (processes)  BUNDLES (for test-tflite-runtime)"

demo: $(READY_TO_SCREEN) ## screen the sample smears, show what came out, open the window where there is a screen
	@rm -rf $(DEMO_OUT)
	@status=0; $(BIN)/smearscope screen $(SAMPLES) --out $(DEMO_OUT) --overlays || status=$$?; \
	case $$status in \
	    0) ;; \
	    1) echo "Done with findings, as it should be: one sample is unreadable on purpose, and is a row that says why." ;; \
	    *) echo "make demo: screening ended with exit code $$status; its own words are above." >&2; exit $$status ;; \
	esac
	@echo; echo "What came out, in $(DEMO_OUT):"
	@find $(DEMO_OUT) -mindepth 1 -maxdepth 3 -type f ! -name '.*' | sort | sed 's/^/  /'
	@echo
	@if [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    echo "No screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window. All of the above works without one."; \
	elif ! $(BOOTSTRAP) qt-window $(VENV); then \
	    echo "So the window stays closed. All of the above works without it."; \
	else \
	    echo "Opening the window on $(SAMPLES); close it to end the demo."; \
	    $(BIN)/smearscope gui $(SAMPLES) || \
	        echo "The window ended with exit code $$?; its own words are above. The screening is complete all the same."; \
	fi

test: $(READY_TO_DEVELOP) ## run every test; ARGS="-k word" runs some
	@$(BOOTSTRAP) qt-offscreen $(VENV)
	@$(BOOTSTRAP) qt-hidden $(VENV) || echo "So the test of the whole window is skipped; all others run."
	$(if $(wildcard $(DATA)/.),SMEARSCOPE_DATA="$(abspath $(DATA))") QT_QPA_PLATFORM=offscreen \
	    $(BIN)/python -m pytest -n $(TESTERS) --dist loadfile --no-loadscope-reorder $(ARGS)

# Two environments cannot share a process, so one records its answers and the other compares the converter tests' tiny
# network, converted anew when the code that makes it changes. The shipped bundles sum in int8, which differs there by more
# than is allowed (ADR 15, ADR 18): BUNDLES="assets/models/*" shows by how much.
BUNDLES ?=
TFLITE := build/tflite-runtime
TINY_BUNDLES := $(TFLITE)/tiny
TINY_SOURCES := $(shell find converter inference training tests/training tests/converter/conftest.py -name '*.py')
test-tflite-runtime: $(TINY_BUNDLES)/.made $(READY_FOR_TFLITE_RUNTIME) ## do bundles answer alike on LiteRT's predecessor?
	@rm -rf $(TFLITE)/answers
	@$(BIN)/python -m tests.tflite_runtime.record $(TINY_BUNDLES)/* $(BUNDLES) \
	    --out $(TFLITE)/answers --samples $(SAMPLES) $(if $(wildcard $(DATA)/.),--data "$(DATA)")
	@$(TFLITE_VENV)/bin/python -m tests.tflite_runtime.compare $(TFLITE)/answers

$(TINY_BUNDLES)/.made: $(TINY_SOURCES) tests/tflite_runtime/tiny_bundles.py | $(READY_TO_DEVELOP)
	@echo "Training and converting the tests' tiny network; this takes about a minute."
	@rm -rf $(TINY_BUNDLES) && mkdir -p $(TINY_BUNDLES)
	@SMEARSCOPE_TINY_BUNDLES="$(abspath $(TINY_BUNDLES))" $(BIN)/python -m pytest -q -p tests.converter.conftest \
	    tests/tflite_runtime/tiny_bundles.py
	@touch $@

check: $(READY_TO_DEVELOP) ## format, lint, types and import rules; changes nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(READY_TO_DEVELOP) ## put the code into the house format and mend what the linter can
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

# The same bytes each time: hashes in one order, times of the last commit.
FREEZING := PYTHONHASHSEED=1 SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct 2>/dev/null || echo 946684800) \
    $(FREEZE_VENV)/bin/python
package: $(READY_TO_FREEZE) ## freeze the program into dist/smearscope, which needs no Python
	@$(BOOTSTRAP) qt-offscreen $(FREEZE_VENV)
	@$(BOOTSTRAP) freeze $(FREEZE_VENV)
	$(FREEZING) -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller build.spec
	$(FREEZING) packaging/freezing/freeze.py finish dist/smearscope

package-check: package $(READY_TO_DEVELOP) ## freeze, look through it, damage it, and see it decide as the source does
	$(FREEZING) packaging/freezing/freeze.py scan dist/smearscope
	$(FREEZING) packaging/freezing/freeze.py space dist/smearscope
	SMEARSCOPE_FROZEN="$(abspath dist/smearscope)" $(BIN)/python -m pytest -q tests/packaging/freezing/frozen
	rm -rf $(FROZEN_OUT)
	mkdir -p $(FROZEN_OUT)
	@echo "The source, then the frozen program, screen $(SAMPLES); exit code 1 is right: one sample is unreadable."
	$(BIN)/smearscope screen $(SAMPLES) --out $(FROZEN_OUT)/source --new-run || test $$? -eq 1
	env -u PYTHONPATH -u VIRTUAL_ENV $(FROZEN) screen $(SAMPLES) --out $(FROZEN_OUT)/frozen --new-run || test $$? -eq 1
	@$(BIN)/python -c '$(DECISIONS)' <$(FROZEN_OUT)/source/results.csv >$(FROZEN_OUT)/source.tsv
	@$(BIN)/python -c '$(DECISIONS)' <$(FROZEN_OUT)/frozen/results.csv >$(FROZEN_OUT)/frozen.tsv
	@grep -qv 'unreadable$$' $(FROZEN_OUT)/frozen.tsv || { echo "package-check: no sample was readable" >&2; exit 1; }
	diff $(FROZEN_OUT)/source.tsv $(FROZEN_OUT)/frozen.tsv
	@echo "package-check: both decided alike on $$(wc -l <$(FROZEN_OUT)/frozen.tsv) rows."

# SEAL FOLDER --system NAME: the bill of materials beside the packages, and SHA256SUMS over all of them.
SEAL := packaging/releasing/release.py seal

# The disk image of what is frozen: docs/packaging-macos.md says what the environment may hold to sign and to notarise it.
MACOS_OUT := dist/macos
.PHONY: package-macos package-macos-check
package-macos: ## on a Mac: freeze, sign, notarise and pack the application as a .dmg, in dist/macos
	@test "$$(uname -s)" = Darwin || { echo "make package-macos: needs a Mac, for codesign and hdiutil; this is" \
	    "$$(uname -s). The release workflow makes the disk image on one: docs/packaging-macos.md" >&2; exit 1; }
	@rm -rf $(MACOS_OUT)
	@$(MAKE) package
	PYTHONPATH=packaging/freezing:packaging/linux $(FREEZE_VENV)/bin/python packaging/macos/make_dmg.py image --out $(MACOS_OUT)
	@$(FREEZE_VENV)/bin/python $(SEAL) $(MACOS_OUT) --system macos

package-macos-check: package-macos ## on a Mac: look through what was frozen, open the .dmg, test and screen from it
	$(FREEZING) packaging/freezing/freeze.py scan dist/smearscope
	SMEARSCOPE_DECISIONS='$(DECISIONS)' packaging/macos/check_dmg.sh $(MACOS_OUT) $(FREEZE_VENV)/bin

# The .deb and .tar.gz of what is frozen, as packaging/freezing reads it.
LINUX_OUT := dist/linux
DEB_COMPRESSION ?= xz
package-linux: package ## make the .deb and the portable .tar.gz of the frozen program, in dist/linux
	@rm -rf $(LINUX_OUT)
	PYTHONPATH=packaging/freezing $(FREEZE_VENV)/bin/python packaging/linux --frozen dist/smearscope --out $(LINUX_OUT) --compression $(DEB_COMPRESSION)
	@$(FREEZE_VENV)/bin/python $(SEAL) $(LINUX_OUT) --system linux

package-linux-check: package-linux ## install the .deb in a clean system without Python, screen there, remove it again
	SMEARSCOPE_DECISIONS='$(DECISIONS)' packaging/linux/check_clean_root.sh $(LINUX_OUT) $(BIN)

# Frozen by Windows' own Python under Wine, from the same build.spec: docs/packaging-windows.md. Python, libraries and the
# Wine prefix are made again only when what they are made of changes. QUICK=1 packs the installer in seconds.
WINDOWS := build/windows
WINDOWS_OUT := dist/windows
WINDOWS_FROZEN := $(WINDOWS_OUT)/smearscope
WINDOWS_SOURCES := $(wildcard packaging/windows/windows_build/*.py packaging/windows/wine/*)
WINDOWS_BUILD := PYTHONPATH=packaging/freezing:. SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct 2>/dev/null || echo 946684800) \
    $(BIN)/python packaging/windows/build_windows.py
INSTALLING := PYTHONPATH=packaging/freezing:packaging/linux:packaging/windows/installer $(BIN)/python packaging/windows
package-windows: $(WINDOWS)/.python $(WINDOWS)/.prefix ## freeze the program for Windows under Wine, and make its installer, in dist/windows
	$(WINDOWS_BUILD) freeze
	$(INSTALLING)/installer/make_installer.py --frozen $(WINDOWS_FROZEN) --out $(WINDOWS_OUT) $(if $(QUICK),--compression zlib)
	@$(BIN)/python $(SEAL) $(WINDOWS_OUT) --system windows --machine x86_64 --bill $(WINDOWS_FROZEN)/_internal/assets/sbom.cdx.json

package-windows-check: package-windows ## the same, audit its imports, see it decide as the source does, install and remove it under Wine
	PYTHONPATH=packaging/freezing:. $(BIN)/python packaging/freezing/freeze.py imports $(WINDOWS_FROZEN)
	PYTHONPATH=packaging/freezing:. $(BIN)/python packaging/freezing/freeze.py space $(WINDOWS_FROZEN)
	$(WINDOWS_BUILD) scan
	@$(BOOTSTRAP) qt-hidden $(VENV)
	SMEARSCOPE_FROZEN_FOR_WINDOWS="$(abspath $(WINDOWS_FROZEN))" \
	    $(BIN)/python -m pytest -q -s tests/packaging/windows/frozen
	$(INSTALLING)/check_installer.py --frozen $(WINDOWS_FROZEN) --made $(WINDOWS_OUT)

package-windows-proof: package-windows-check ## the same, and record what was seen to work
	$(WINDOWS_BUILD) record

package-windows-if-changed: $(READY_TO_DEVELOP) ## package-windows-check, unless it was seen to work with what it is made by now
	@if $(WINDOWS_BUILD) is-proven; then :; else $(MAKE) package-windows-check QUICK=1; fi

$(WINDOWS)/.python: $(wildcard packaging/windows/requirements/*.txt) $(WINDOWS_SOURCES) $(READY_TO_DEVELOP)
	@$(BOOTSTRAP) windows $(VENV)
	$(WINDOWS_BUILD) python
	@touch $@

$(WINDOWS)/.prefix: packaging/windows/requirements/wine.txt $(WINDOWS_SOURCES) $(READY_TO_DEVELOP)
	@$(BOOTSTRAP) windows $(VENV)
	$(WINDOWS_BUILD) prefix
	@touch $@

windows-requirements: $(READY_TO_DEVELOP) ## pin what the Windows build is made of anew, after constraints.txt changed
	$(WINDOWS_BUILD) requirements

# What made assets/models, on two cores in hours; after an interruption the same command goes on where it was. The small
# network is trained on three other splits as well: their builds stand in the bundled one's card and say what its split is worth.
MAKING := build/bundles
CITATION := Aria et al. 2021, doi:10.34740/KAGGLE/DSV/2175623; Ghaderzadeh et al. 2022, doi:10.1002/int.22753
LICENCE := The weights: MIT, like SmearScope. The training images (Kaggle mehradaria/leukemia, database ODbL, contents by \
    their authors) are not part of this bundle.
COMPARED := random contiguous stain-grouped
# one malignant image on the edge of two classes; this build is only compared with (ADR 18)
DROP_contiguous := --allow-drop malignant_to_benign
# train (NAME, SPLIT, ARCHITECTURE, WEIGHTS, EPOCHS, INPUT_PX): one training by `robust`, unless that is done
define train
	test -f $(MAKING)/$(1).record.json || $(BIN)/smearscope-train fit $(DATA)/all --split $(MAKING)/$(2).json \
	    --recipe robust --architecture $(3) --weights $(4) --epochs $(5) --input-px $(6) --citation "$(CITATION)" \
	    --out $(MAKING)/$(1).keras

endef
# convert (NAME, SPLIT, BUNDLE NAME, MORE OPTIONS): builds and cards of one training, in MAKING/NAME
define convert
	$(BIN)/smearscope-convert bundle $(MAKING)/$(1).keras --data $(DATA)/all --split $(MAKING)/$(2).json \
	    --out $(MAKING)/$(1) --new-run --name $(3) --licence "$(LICENCE)" $(4)

endef
bundles: $(READY_TO_DEVELOP) ## train and convert the bundled models anew from the images in DATA/all
	mkdir -p $(MAKING)
	set -e; for kind in $(COMPARED) ship; do \
	    $(BIN)/smearscope-train split $(DATA)/all --kind $$kind --out $(MAKING)/$$kind.json; done
	$(foreach split,$(COMPARED),$(call train,small-$(split),$(split),efficientnet_lite0,imagenet,9,160))
	$(call train,small,ship,efficientnet_lite0,imagenet,12,160)
	$(call train,dense,ship,densenet201,none,12,112)
	$(foreach split,$(COMPARED),$(call \
	    convert,small-$(split),$(split),efficientnet-lite0-$(split)-cbam,--precision float16 $(DROP_$(split))))
	$(call convert,small,ship,efficientnet-lite0-cbam,$(foreach split,$(COMPARED),\
	    --compare $(MAKING)/small-$(split)/efficientnet-lite0-$(split)-cbam-float16))
	$(call convert,dense,ship,densenet201-cbam)

# The tables of docs/results.md. What was trained and tested is kept in docs/results, without any image, so that one run can be
# added, or made anew (remove its files there), without the hours of all the others; after an interruption the same
# command goes on where it was. On a GPU leave CUT_... empty for the recipes' own epochs and sizes.
RESULTS := build/results
RECORDS := docs/results
CUT_SMALL_PAPER ?= --epochs 5 --input-px 160
CUT_SMALL_ROBUST ?= --epochs 9 --input-px 160
CUT_CUSTOM ?= --epochs 14 --input-px 80
CUT_DENSE ?= --epochs 12 --input-px 112
CUT_DENSE_LONG ?= --epochs 24 --input-px 112
CUT_OTHERS ?= --epochs 16 --input-px 96
STAIN_FOLDS := 0 1 2 3 4
# `contiguous` is fold 0
LATER_FOLDS := 1 2 3 4
# run (NAME, SPLIT, RECIPE, ARCHITECTURE, WEIGHTS, CUT): train, evaluate and keep, unless that is done
define run
	set -e; if ! test -f $(RECORDS)/$(1)/evaluation.json; then \
	    test -f $(RESULTS)/$(1).record.json || $(BIN)/smearscope-train fit $(DATA)/all --split $(RESULTS)/$(2).json \
	        --recipe $(3) --architecture $(4) --weights $(5) $(6) --citation "$(CITATION)" --out $(RESULTS)/$(1).keras; \
	    test -f $(RESULTS)/$(1)/evaluation.json || $(BIN)/smearscope-train evaluate $(RESULTS)/$(1).keras \
	        --data $(DATA)/all --split $(RESULTS)/$(2).json --out $(RESULTS)/$(1); \
	    mkdir -p $(RECORDS)/$(1); \
	    cp $(RESULTS)/$(1).record.json $(RESULTS)/$(1).history.jsonl $(RECORDS)/; \
	    cp $(RESULTS)/$(1)/predictions.csv $(RESULTS)/$(1)/evaluation.json $(RECORDS)/$(1)/; \
	fi

endef
results: $(READY_TO_DEVELOP) ## train and evaluate what docs/results has no record of yet, rewrite docs/results.md
	mkdir -p $(RESULTS)
	set -e; for kind in random contiguous; do \
	    $(BIN)/smearscope-train split $(DATA)/all --kind $$kind --out $(RESULTS)/$$kind.json; done
	set -e; for fold in $(STAIN_FOLDS); do $(BIN)/smearscope-train split $(DATA)/all --kind stain-grouped \
	    --test-fold $$fold --out $(RESULTS)/stain-$$fold.json; done
	set -e; for fold in $(LATER_FOLDS); do $(BIN)/smearscope-train split $(DATA)/all --kind contiguous \
	    --test-fold $$fold --out $(RESULTS)/contiguous-$$fold.json; done
	$(foreach recipe,paper robust,$(foreach split,random contiguous stain-0,$(call \
	    run,densenet201-$(recipe)-$(split),$(split),$(recipe),densenet201,none,$(CUT_DENSE))))
	$(call run,densenet201-paper-dense-random,random,docs/attempts/paper-dense.toml,densenet201,none,$(CUT_DENSE_LONG))
	$(foreach split,random contiguous $(LATER_FOLDS:%=contiguous-%) $(STAIN_FOLDS:%=stain-%),$(call \
	    run,lite0-robust-$(split),$(split),robust,efficientnet_lite0,imagenet,$(CUT_SMALL_ROBUST)))
	$(foreach split,random contiguous stain-0,$(call \
	    run,lite0-paper-$(split),$(split),paper,efficientnet_lite0,imagenet,$(CUT_SMALL_PAPER)))
	$(foreach split,random contiguous stain-0,$(call \
	    run,custom-paper-$(split),$(split),paper,custom_cnn,none,$(CUT_CUSTOM)))
	$(foreach network,resnet50 xception efficientnetb6,$(call \
	    run,$(network)-paper-random,random,paper,$(network),none,$(CUT_OTHERS)))
	$(foreach network,efficientnetb0 xception resnet50v2 nasnetlarge densenet201,$(call \
	    run,$(network)-baseline-random,random,baseline,$(network),none,$(CUT_OTHERS)))
	$(MAKE) results-page

# one fold of each split is enough for a picture
CURVES = $(filter-out $(foreach fold,$(LATER_FOLDS),%-stain-$(fold) %-contiguous-$(fold)),$(KEPT))
KEPT = $(patsubst $(RECORDS)/%/evaluation.json,%,$(wildcard $(RECORDS)/*/evaluation.json))
results-page: $(READY_TO_DEVELOP) ## rewrite docs/results.md and its pictures from what docs/results keeps
	$(BIN)/smearscope-train compare $(KEPT:%=$(RECORDS)/%) --paper --update docs/results.md
	$(BIN)/smearscope-train figure confusion $(CURVES:%=$(RECORDS)/%) --out docs/images/confusion.svg
	$(BIN)/smearscope-train figure curves $(CURVES:%=$(RECORDS)/%.keras) --out docs/images/curves.svg

# They show the data's images: for your eyes, not for this repository.
FIGURES := build/figures
FIGURE_MODEL ?= $(RESULTS)/lite0-robust-random.keras
FIGURE_SPLIT ?= $(RESULTS)/random.json
figures: $(READY_TO_DEVELOP) ## Grad-CAM panel, feature maps and faithfulness of FIGURE_MODEL, in build/figures
	mkdir -p $(FIGURES)
	$(BIN)/smearscope-train figure grad-cam $(FIGURE_MODEL) --data $(DATA)/all --split $(FIGURE_SPLIT) \
	    --out $(FIGURES)/grad-cam.png
	$(BIN)/smearscope-train figure feature-maps $(FIGURE_MODEL) "$$(find $(DATA)/all/Pre -type f | sort | head -n 1)" \
	    --out $(FIGURES)/feature-maps.png
	$(BIN)/smearscope-train faithfulness $(FIGURE_MODEL) --data $(DATA)/all --split $(FIGURE_SPLIT) \
	    --out $(FIGURES)/faithfulness.json
	$(BIN)/smearscope-train figure faithfulness $(FIGURES)/faithfulness.json --out $(FIGURES)/faithfulness.png

rehearse: $(READY_TO_DEVELOP) ## build every network at 224 pixels, train it for one epoch on 32 images, save, load and compare
	$(BIN)/smearscope-train rehearse

# Without places in the code, so that a file changes only where a text does. English has a file for its plurals alone.
TRANSLATIONS := assets/translations
TRANSLATED := $(foreach code,bn es fa fr,$(TRANSLATIONS)/smearscope_$(code).ts)
GUI_SOURCES = $(sort $(shell find desktop/gui -name '*.py'))
translations: $(READY_TO_DEVELOP) ## gather the window's texts for Qt Linguist, and compile what is translated (docs/translations.md)
	@$(BIN)/pyside6-lupdate -silent -no-obsolete -locations none -source-language en_GB $(GUI_SOURCES) -ts $(TRANSLATED)
	@$(BIN)/pyside6-lupdate -silent -no-obsolete -locations none -source-language en_GB -pluralonly $(GUI_SOURCES) \
	    -ts $(TRANSLATIONS)/smearscope_en.ts
	@$(BIN)/pyside6-lrelease -silent $(TRANSLATED) $(TRANSLATIONS)/smearscope_en.ts

# English and Persian, light and dark, three sizes; the drawn samples only. The few that the guide shows are written anew.
SCREENSHOTS := build/screenshots
screenshots: $(READY_TO_DEVELOP) ## picture every page of the window, and make the user guide's pictures anew
	@$(BOOTSTRAP) qt-offscreen $(VENV)
	$(BIN)/python -m desktop.gui.screenshots every --out $(SCREENSHOTS) --guide assets/guide/pictures

soak: $(READY_TO_DEVELOP) ## kill a training, a store and a screening 200 times each at random; read 5,000 mutated images
	SMEARSCOPE_SOAK_KILLS=200 $(BIN)/python -m pytest tests/training/fitting/test_killed_training.py -s
	SMEARSCOPE_SOAK_KILLS=200 $(BIN)/python -m pytest tests/desktop/store/test_killed_store.py -s
	SMEARSCOPE_SOAK_KILLS=200 $(BIN)/python -m pytest tests/desktop/test_killed_screening.py -s
	SMEARSCOPE_MUTATIONS=5000 $(BIN)/python -m pytest tests/inference/test_mutated_images.py -s

constraints: ## write constraints.txt anew from the newest versions that fit together; run every test after it
	rm -rf build/constraints-venv
	: >constraints.txt
	$(BOOTSTRAP) venv build/constraints-venv develop
	build/constraints-venv/bin/python -m pip install -q -e ".[slides,cluster]"
	{ echo "# The exact versions that SmearScope is tested with: every extra, on Python 3.11, 64-bit Linux."; \
	  echo "# They also fit Python 3.12 and 3.13. 32-bit ARM has other wheels: install there without this file."; \
	  echo "# Names and versions only. Written by \`make constraints\`; never edited by hand."; \
	  build/constraints-venv/bin/python -m pip freeze --exclude-editable; } >constraints.txt

clean: ## remove what was built; the venv stays (remove $(VENV) by hand)
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# The stamps: as long as nothing below changed, no target needs the network.
$(READY_TO_SCREEN): pyproject.toml constraints.txt $(BOOTSTRAP) $(MOVED)
	@$(BOOTSTRAP) venv $(VENV) screen

$(READY_TO_DEVELOP): pyproject.toml constraints.txt $(BOOTSTRAP) $(MOVED)
	@$(BOOTSTRAP) venv $(VENV) develop

# after the environment around it: making that one anew would take this one away, and without it $(VENV) would be none
$(READY_TO_FREEZE): pyproject.toml constraints.txt $(BOOTSTRAP) $(MOVED) | $(if $(wildcard $(BIN)/python),,$(READY_TO_SCREEN))
	@$(BOOTSTRAP) venv $(FREEZE_VENV) freeze

$(READY_FOR_TFLITE_RUNTIME): packaging/tflite-runtime-requirements.txt constraints.txt $(BOOTSTRAP) $(MOVED) | $(READY_TO_DEVELOP)
	@$(BOOTSTRAP) venv $(TFLITE_VENV) tflite-runtime
