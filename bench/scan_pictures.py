"""Makes pictures of pages as an office gets them: scans with noise and skew, and photographs by telephone.

LibreOffice sets the text in a font of its script, pdftoppm draws the pages; the rest is done to the pixels. The same seed makes the
same picture.
"""
import html
import pathlib
import subprocess
import tempfile

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = {"lo": "Noto Serif Lao", "th": "Noto Serif Thai", "km": "Noto Serif Khmer", "vi": "Noto Serif", "en": "Noto Serif"}
RANGES = {"lo": ("\u0e80", "\u0eff"), "th": ("\u0e01", "\u0e5b"), "km": ("\u1780", "\u17ff")}
INK = (196, 24, 36)  # of a seal


def language_of(text):
    """The language that most letters are of, by their script; Vietnamese by its marks."""
    counts = {code: sum(low <= c <= high for c in text) for code, (low, high) in RANGES.items()}
    code = max(counts, key=counts.get)
    if counts[code] * 4 > len(text):
        return code
    return "vi" if sum("\u1ea0" <= c <= "\u1ef9" or c in "ăâđêôơưĂÂĐÊÔƠƯ" for c in text) * 100 > len(text) else "en"


def set_pages(text, folder, stem):
    """A PDF of the text, one paragraph a line."""
    font = FONTS[language_of(text)]
    lines = "".join(f"<p>{html.escape(line) or '<br>'}</p>\n" for line in text.splitlines())
    page = pathlib.Path(folder, stem + ".html")
    page.write_text(f"<html><head><meta charset='utf-8'><style>@page {{ size: 21cm 29.7cm; margin: 2cm }}"
                    f"p {{ font-family: '{font}'; font-size: 13pt; margin: 0 0 4pt 0 }}</style></head><body>{lines}</body></html>",
                    encoding="utf-8")
    return page


def to_pdf(pages, folder):
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless",
                        "--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder,
                        *map(str, pages)], check=True, capture_output=True)


def draw(pdf, dpi, colour):
    """The pages of a PDF as pictures."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(dpi), *([] if colour else ["-gray"]), str(pdf), f"{folder}/p"], check=True)
        return [Image.open(p).copy() for p in sorted(pathlib.Path(folder).iterdir())]


def with_noise(picture, random, strength):
    pixels = numpy.asarray(picture).astype(numpy.float32)
    pixels += random.normal(0, strength, pixels.shape)
    return Image.fromarray(numpy.clip(pixels, 0, 255).astype(numpy.uint8))


def scanned(picture, random):
    """Paper a little grey, the page up to one and a half degrees askew, some grains of dust."""
    angle = float(random.uniform(0.4, 1.5)) * (1 if random.random() < 0.5 else -1)
    picture = picture.rotate(angle, resample=Image.BICUBIC, fillcolor=255)
    pixels = numpy.asarray(picture).astype(numpy.float32) * 0.86 + 18
    picture = Image.fromarray(pixels.astype(numpy.uint8)).filter(ImageFilter.GaussianBlur(0.5))
    dust = ImageDraw.Draw(picture)
    for _ in range(60):
        x, y = random.integers(0, picture.width), random.integers(0, picture.height)
        dust.point((int(x), int(y)), fill=90)
    return with_noise(picture, random, 10)


def stamp(picture, dpi):
    """A round red seal over the last lines, where the signature stands."""
    dark = numpy.asarray(picture.convert("L")) < 128
    rows = numpy.flatnonzero(dark.any(axis=1))
    bottom = int(rows[-1]) if len(rows) else picture.height // 2
    columns = numpy.flatnonzero(dark[max(0, bottom - dpi // 2):bottom + 1].any(axis=0))
    x = int(columns[len(columns) // 2]) if len(columns) else picture.width // 2
    radius = int(dpi * 0.7)
    layer = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(layer)
    centre = (x, bottom - radius // 4)
    for outer, width in ((radius, dpi // 18), (radius * 0.68, dpi // 40)):
        pen.ellipse([centre[0] - outer, centre[1] - outer, centre[0] + outer, centre[1] + outer], outline=INK, width=width)
    try:
        letters = ImageFont.truetype("/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf", dpi // 8)
        pen.text(centre, "★ SAMPLE ★", fill=INK, font=letters, anchor="mm")
    except OSError:
        pen.rectangle([centre[0] - radius // 3, centre[1] - 8, centre[0] + radius // 3, centre[1] + 8], fill=INK)
    under = numpy.asarray(picture.convert("RGB")).astype(numpy.float32)
    over = numpy.asarray(layer).astype(numpy.float32)
    return Image.fromarray((under * over / 255).astype(numpy.uint8))  # ink lets the letters through


def quad(width, height, random, share):
    """Where the corners of the page come to lie, as the coefficients that PIL asks for (from the new to the old)."""
    def near(x, y):
        return (x + float(random.uniform(-share, share)) * width, y + float(random.uniform(-share, share)) * height)

    new = [near(0.03 * width, 0.03 * height), near(0.97 * width, 0.03 * height), near(0.97 * width, 0.97 * height),
           near(0.03 * width, 0.97 * height)]
    old = [(0, 0), (width, 0), (width, height), (0, height)]
    rows, right = [], []
    for (x, y), (u, v) in zip(new, old):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return numpy.linalg.solve(numpy.array(rows), numpy.array(right))


def photographed(picture, random, dpi):
    """A red seal, the page seen from a corner, half of it in shadow, colours of a lamp, grain."""
    picture = stamp(picture.convert("RGB"), dpi)
    width, height = picture.size
    picture = picture.transform(picture.size, Image.PERSPECTIVE, quad(width, height, random, 0.02), Image.BICUBIC,
                                fillcolor=(92, 84, 78))
    y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    slope = float(random.uniform(-0.6, 0.6))
    edge = (x / width - 0.5) + slope * (y / height - 0.5) + float(random.uniform(-0.2, 0.2))
    light = (0.62 + 0.33 / (1 + numpy.exp(-edge * 14))) * (1 - 0.15 * y / height)
    pixels = numpy.asarray(picture).astype(numpy.float32) * light[..., None] * numpy.array([1.0, 0.97, 0.88])
    picture = Image.fromarray(numpy.clip(pixels, 0, 255).astype(numpy.uint8)).filter(ImageFilter.GaussianBlur(0.7))
    return with_noise(picture, random, 6)


def make(kind, pdf, path, seed):
    """One file of all pages: `scan150`, `scan300` or `photo` (drawn at 220 dpi, as a telephone resolves a page). Returns their number."""
    random = numpy.random.default_rng(seed)
    if kind == "photo":
        pages = [photographed(p, random, 220) for p in draw(pdf, 220, True)]
        pages[0].save(path, save_all=True, append_images=pages[1:], compression="jpeg", quality=85)
        return len(pages)
    dpi = int(kind.removeprefix("scan"))
    pages = [scanned(p, random) for p in draw(pdf, dpi, False)]
    pages[0].save(path, save_all=True, append_images=pages[1:], compression="tiff_deflate", dpi=(dpi, dpi))
    return len(pages)
