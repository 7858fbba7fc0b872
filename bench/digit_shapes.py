#!/usr/bin/env python3
"""Makes the shapes by which digits of a script are told that Tesseract's model of it does not know, and measures them.

Draws the ten digits in every installed upright font of the script at several sizes, with the blur and grain of a scan, and keeps the mean
of each font's drawings of a digit unless another font's is nearly the same. The font of bench/scans.py is left out, so that its figures
are those of an unseen font.

    bench/digit_shapes.py --leave-one-out        how many digits of each font family are told right by the shapes of all others
    bench/digit_shapes.py > src/intake/formats/thai_digit_shapes.h

Needs python3-numpy, python3-pil, and fonts: fonts-noto-core, fonts-thai-tlwg, fonts-arundina.
"""
import argparse
import collections
import subprocess

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FIRST = 0x0E50  # THAI DIGIT ZERO
WIDTH, HEIGHT = 14, 20
NEARLY_SAME = 1.0
UNSEEN = "Noto Serif Thai"
LEFT_OUT = ("Purisa",)  # a comic hand

HEAD = """#pragma once
// Made by bench/digit_shapes.py, which says how; not to be edited.
#include <string_view>

// clang-format off
namespace chancery {

inline constexpr int kShapeWidth = %d;
inline constexpr int kShapeHeight = %d;

/// How a digit looks: ink in fields from the upper left, row by row, each 0 to f, and last eight times the width by the height.
struct DigitShape {
  int digit;
  std::string_view fields;
};

inline constexpr DigitShape kThaiDigitShapes[] = {""" % (WIDTH, HEIGHT)
FOOT = """};

}  // namespace chancery
// clang-format on"""


def fonts():
    """Paths of the fonts of the script by family."""
    out = collections.defaultdict(list)
    listed = subprocess.run(["fc-list", ":lang=th", "family", "file"], capture_output=True, check=True, text=True).stdout
    for line in sorted(listed.splitlines()):
        path, family = line.split(": ", 1)
        family = family.split(",")[0]
        if family not in LEFT_OUT and "Oblique" not in path and "Italic" not in path:
            out[family].append(path)
    return out


def draw(path, digit, size, random):
    font = ImageFont.truetype(path, size)
    picture = Image.new("L", (3 * size, 3 * size), 230)
    ImageDraw.Draw(picture).text((size, size // 2), chr(FIRST + digit), fill=30, font=font)
    picture = picture.rotate(float(random.uniform(-1, 1)), resample=Image.BICUBIC, fillcolor=230)
    picture = picture.filter(ImageFilter.GaussianBlur(float(random.uniform(0.5, 1.2))))
    return numpy.asarray(picture).astype(numpy.float32) + random.normal(0, 6, (3 * size, 3 * size))


def shape_of(pixels):
    """Ink in WIDTH by HEIGHT fields of what is dark, 0 to 15, and last the width by the height, 8 for a square."""
    dark = pixels < 150
    rows, columns = numpy.flatnonzero(dark.any(axis=1)), numpy.flatnonzero(dark.any(axis=0))
    part = pixels[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
    ink = Image.fromarray(numpy.clip((230 - part) * 255 / 200, 0, 255).astype(numpy.uint8))
    grid = numpy.asarray(ink.resize((WIDTH, HEIGHT), Image.BOX)).astype(numpy.float32) / 17
    return numpy.append(grid.ravel(), min(15, 8 * part.shape[1] / part.shape[0]))


def drawings(path):
    """Shapes of the ten digits in one font, four of each."""
    random = numpy.random.default_rng(1)
    return [[shape_of(draw(path, digit, size, random)) for size in (34, 44, 54, 66)] for digit in range(10)]


def far(shape, other):
    return float(numpy.sqrt(((other - shape) ** 2).mean()))


def learn(drawn_fonts):
    out = [[] for _ in range(10)]
    for drawn in drawn_fonts:
        for known, shapes in zip(out, drawn):
            mean = numpy.mean(shapes, axis=0)
            if all(far(mean, other) > NEARLY_SAME for other in known):
                known.append(mean)
    return out


def tell(shape, learned):
    """The digit, how far its shape is, and how far the next digit's."""
    distances = [min(far(shape, known) for known in shapes) for shapes in learned]
    order = numpy.argsort(distances)
    return int(order[0]), distances[order[0]], distances[order[1]]


def leave_one_out(by_family):
    for family, own in by_family.items():
        learned = learn([drawn for other, fonts_of in by_family.items() if other != family for drawn in fonts_of])
        told = [(digit, tell(shape, learned)) for drawn in own for digit, shapes in enumerate(drawn) for shape in shapes]
        wrong = collections.Counter((digit, t[0]) for digit, t in told if t[0] != digit)
        print(f"{family}: {len(told) - sum(wrong.values())} of {len(told)} right; farthest {max(t[1] for _, t in told):.1f};",
              "; ".join(f"{digit} for {other}: {count}" for (other, digit), count in wrong.items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--leave-one-out", action="store_true")
    given = parser.parse_args()
    by_family = {family: [drawings(path) for path in paths] for family, paths in fonts().items()}
    if given.leave_one_out:
        return leave_one_out(by_family)
    print(HEAD)
    for digit, shapes in enumerate(learn([d for family, drawn in by_family.items() if family != UNSEEN for d in drawn])):
        for shape in shapes:
            print(f'    {{{digit}, "{"".join(format(round(float(v)), "x") for v in shape)}"}},')
    print(FOOT)
    return None


if __name__ == "__main__":
    main()
