#include <algorithm>
#include <array>

#include "base/markup.h"
#include "cli/commands.h"
#include "cli/form.h"
#include "cli/html_style.h"
#include "cli/page_fonts.h"
#include "reading/out/fact_list.h"
#include "text/utf8.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 6> kKinds = {"date", "amount", "ordinal", "place", "person", "organization"};

/// Text of the document: escaped, ill-formed bytes and control characters as U+FFFD.
void append_text(std::string& out, std::string_view text) {
  const auto* at = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::uint8_t* end = at + text.size();
  while (at < end) {
    const Utf8Char c = read_utf8(at, end);
    if (const std::string_view entity = entity_of(c.code); !entity.empty()) {
      out += entity;
    } else if (c.code != '\r') {
      append_utf8(out, c.code < 0x20 && c.code != '\n' && c.code != '\t' ? kReplacement : c.code);
    }
    at += c.length;
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  append_text(out, text);
  return out;
}

/// A stretch of the text that facts were read from; what overlaps is one.
struct Passage {
  std::uint32_t begin = 0, end = 0;   ///< in the decoded text
  std::vector<std::uint32_t> claims;  ///< of the part
};

class HtmlForm : public Form {
 public:
  HtmlForm(const Packs& packs, Explain explain, const Teller& teller)
      : packs_(packs), explain_(explain), teller_(teller) {}

  void begin(TextSink& sink) const override {
    std::string& out = sink.text;
    const Wording& words = teller_.words();
    ((out += "<!DOCTYPE html>\n<html lang=\"") += words.code()) += "\">\n<head>\n<meta charset=\"utf-8\">\n";
    // The page asks for nothing outside itself, and browsers hold it to that.
    out +=
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "font-src data:\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Chancery</title>\n<style>";
    append_page_fonts(out);
    (out += kPageStyle) += "</style>\n</head>\n<body>\n<header>\n";
    ((out += "<p>") += escaped(words.phrase("screen", "no_translation"))) += "</p>\n<p class=\"legend\">";
    (out += escaped(words.phrase("screen", "legend"))) += ": ";
    for (const std::string_view kind : kKinds) {
      ((((out += "<mark class=\"") += kind) += "\">") += escaped(words.phrase("kind", kind))) += "</mark> ";
    }
    out += "</p>\n</header>\n";
  }

  void end(TextSink& sink) const override { sink.text += "</body>\n</html>\n"; }

  void write(TextSink& sink, const Document& document, std::size_t number) const override {
    std::string& out = sink.text;
    const Overview over = overview(document, teller_);
    const std::string id = std::to_string(number + 1);
    ((out += "<article id=\"d") += id) += "\">\n<h2>";
    (out += escaped(document.facts.title.empty() ? document.source : document.facts.title)) +=
        "</h2>\n<p class=\"over\">";
    if (!document.facts.title.empty()) (out += escaped(document.source)) += " · ";
    for (std::size_t i = 0; i < over.headline.size(); ++i) (out += i == 0 ? "" : " · ") += escaped(over.headline[i]);
    out += "</p>\n";
    if (!over.not_read.empty()) ((out += "<p class=\"over\"><strong>") += escaped(over.not_read)) += "</strong></p>\n";
    out += "<div class=\"both\">\n<div class=\"text\"";
    if (!document.facts.languages.empty()) ((out += " lang=\"") += document.facts.languages[0].code) += "\"";
    out += ">";
    write_text(sink, document, id);
    out += "</div>\n<div class=\"facts\"><ol>\n";
    write_facts(sink, document, id);
    out += "</ol></div>\n</div>\n</article>\n";
  }

 private:
  static std::uint32_t offset(const Document& document, std::string_view text) {
    return static_cast<std::uint32_t>(text.data() - document.text.utf8.data());
  }

  static std::vector<Passage> passages(const Document& document, const Reading& part, SpanMapper& mapper) {
    std::vector<Passage> all;
    for (std::uint32_t i = 0; i < part.claims.size(); ++i) {
      const std::string_view text = mapper.map(part.claims[i].begin, part.claims[i].end).text;
      const std::uint32_t begin = offset(document, text);
      all.push_back({begin, begin + static_cast<std::uint32_t>(text.size()), {i}});
    }
    std::stable_sort(all.begin(), all.end(), [](const Passage& a, const Passage& b) { return a.begin < b.begin; });
    std::vector<Passage> out;
    for (Passage& passage : all) {
      if (!out.empty() && passage.begin < out.back().end) {
        out.back().end = std::max(out.back().end, passage.end);
        out.back().claims.push_back(passage.claims[0]);
      } else {
        out.push_back(std::move(passage));
      }
    }
    return out;
  }

  static std::string name(std::string_view letter, std::string_view document, std::size_t number) {
    return std::string(letter) + std::string(document) + "-" + std::to_string(number + 1);
  }

  void write_text(TextSink& sink, const Document& document, std::string_view id) const {
    SpanMapper mapper(document.text);
    std::uint32_t done = 0;
    std::size_t passage_number = 0;
    std::size_t fact_number = 0;
    document.parts([&](const Part& part) {
      const std::vector<Passage> found = passages(document, part.reading, mapper);
      std::size_t next = 0;
      const auto marks = marked(document, part.reading, mapper);
      // Passages open and close between the marks: a mark that crosses an end is cut in two.
      std::size_t m = 0;
      const auto flow = [&](std::uint32_t to) {
        while (done < to) {
          while (m < marks.size() && marks[m].end <= done) ++m;
          const bool inside = m < marks.size() && marks[m].begin <= done;
          const std::uint32_t stop = inside             ? std::min(to, marks[m].end)
                                     : m < marks.size() ? std::min(to, marks[m].begin)
                                                        : to;
          if (inside)
            ((((sink.text += "<mark class=\"") += marks[m].kind) += "\" title=\"") += escaped(marks[m].value)) += "\">";
          append_text(sink.text, document.text.utf8.substr(done, stop - done));
          if (inside) sink.text += "</mark>";
          done = stop;
          sink.settle();
        }
      };
      for (; next < found.size(); ++next) {
        const Passage& passage = found[next];
        flow(passage.begin);
        ((sink.text += "<span class=\"s\" id=\"") += name("s", id, passage_number + next)) += "\">";
        flow(passage.end);
        for (std::size_t i = 0; i < passage.claims.size(); ++i, ++fact_number) {
          ((sink.text += "<a class=\"r\" href=\"#") += name("f", id, fact_number)) += "\">";
          (sink.text += std::to_string(fact_number + 1)) += "</a>";
        }
        sink.text += "</span>";
      }
      if (!marks.empty()) flow(std::max(done, marks.back().end));
      passage_number += found.size();
    });
    append_rest(sink, document.text.utf8.substr(done));
  }

  static void append_rest(TextSink& sink, std::string_view text) {
    constexpr std::size_t kStep = 32 * 1024;
    while (!text.empty()) {
      std::size_t size = std::min(text.size(), kStep);
      while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
      append_text(sink.text, text.substr(0, size));
      text.remove_prefix(size);
      sink.settle();
    }
  }

  struct Marked {
    std::uint32_t begin = 0, end = 0;
    std::string_view kind;
    std::string value;
  };

  /// The values of a part, one behind the other: of those within another only the outer one is marked.
  [[nodiscard]] std::vector<Marked> marked(const Document& document, const Reading& part, SpanMapper& mapper) const {
    std::vector<Marked> out;
    for (const Mention& m : part.mentions) {
      const std::string_view text = mapper.map(m.begin, m.end).text;
      const std::uint32_t begin = offset(document, text);
      if (!out.empty() && begin < out.back().end) continue;
      out.push_back(
          {begin, begin + static_cast<std::uint32_t>(text.size()), kKinds[static_cast<std::size_t>(m.kind)], shown(m)});
    }
    for (const Unread& u : part.unread) {
      const std::string_view text = mapper.map(u.begin, u.end).text;
      const std::uint32_t begin = offset(document, text);
      out.push_back(
          {begin, begin + static_cast<std::uint32_t>(text.size()), "unread",
           teller_.words().fill("screen", "not_read", {{"passages", teller_.words().word("language", u.code)}})});
    }
    std::stable_sort(out.begin(), out.end(), [](const Marked& a, const Marked& b) { return a.begin < b.begin; });
    return out;
  }

  [[nodiscard]] std::string shown(const Mention& m) const {
    const Wording& words = teller_.words();
    switch (m.kind) {
      case MentionKind::Date:
        return words.date(m.value);
      case MentionKind::Amount:
        return words.amount(m.value, m.name, m.most);
      case MentionKind::Ordinal:
        return words.ordinal(m.value);
      case MentionKind::Place:
        return m.place >= 0 ? std::string(words.place(m.place)) : std::string(m.name);
      case MentionKind::Person:
        return std::string(m.name);
      case MentionKind::Organization:
        return words.body(m.name);
    }
    return {};
  }

  void write_facts(TextSink& sink, const Document& document, std::string_view id) const {
    const Wording& words = teller_.words();
    const LineNumbers lines(document.text.utf8);
    SpanMapper mapper(document.text);
    std::size_t passage_number = 0;
    std::size_t fact_number = 0;
    document.parts([&](const Part& part) {
      const std::vector<Passage> found = passages(document, part.reading, mapper);
      for (std::size_t p = 0; p < found.size(); ++p) {
        for (const std::uint32_t i : found[p].claims) {
          const Claim& claim = part.reading.claims[i];
          const bool sure = claim.confidence >= kSure;
          std::string& out = sink.text;
          ((out += "<li id=\"") += name("f", id, fact_number)) += sure ? "\" class=\"sure\">" : "\">";
          (((out += "<a href=\"#") += name("s", id, passage_number + p)) += "\">") +=
              escaped(teller_.tell(document.facts, part.reading, claim, mapper));
          (((out += "</a><small><b>") += escaped(words.phrase("screen", sure ? "sure" : "check"))) += "</b> · ") +=
              escaped(words.phrase("group", kGroups[group_of(claim.kind)]));
          (out += " · ") += escaped(words.fill("screen", "line", {{"n", std::to_string(lines.at(found[p].begin))}}));
          ((out += " · ") += std::to_string(++fact_number)) += "</small>";
          if (explain_ == Explain::Yes) {
            for (const std::string& step : derivation(packs_, document.facts, part.reading, claim, mapper)) {
              ((out += "<small>") += escaped(step)) += "</small>";
            }
          }
          out += "</li>\n";
          sink.settle();
        }
      }
      passage_number += found.size();
    });
  }

  const Packs& packs_;
  Explain explain_;
  const Teller& teller_;
};

}  // namespace

std::unique_ptr<Form> html_form(const Packs& packs, Explain explain, const Teller& teller) {
  return std::make_unique<HtmlForm>(packs, explain, teller);
}

}  // namespace chancery
