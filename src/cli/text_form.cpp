#include <array>

#include "cli/form.h"
#include "reading/out/fact_list.h"

namespace chancery {
namespace {

constexpr std::size_t kQuote = 160;  // characters

class TextForm : public Form {
 public:
  TextForm(const Packs& packs, Explain explain, const Teller& teller, Colour colour)
      : packs_(packs), explain_(explain), teller_(teller), colour_(colour) {}

  void write(TextSink& sink, const Document& document, std::size_t number) const override {
    const Wording& words = teller_.words();
    std::string& out = sink.text;
    const Overview over = overview(document, teller_);
    if (number > 0) out += '\n';
    styled(out, kBold, one_line(document.path.empty() ? document.source : document.path));
    out += '\n';
    if (!document.facts.title.empty()) (out += "  ") += one_line(document.facts.title) + "\n";
    out += "  ";
    for (std::size_t i = 0; i < over.headline.size(); ++i) (out += i == 0 ? "" : " · ") += over.headline[i];
    out += '\n';
    if (!over.not_read.empty()) {
      out += "  ";
      styled(out, kYellow, over.not_read);
      out += '\n';
    }
    if (over.claims == 0) return;
    if (!teller_.reads(document.facts)) {
      out += "  ";
      styled(out, kDim, words.phrase("screen", "no_translation"));
      out += '\n';
    }
    const LineNumbers lines(document.text.utf8);
    for (std::size_t group = 0; group < kGroups.size(); ++group) write_group(sink, document, lines, group);
  }

 private:
  static constexpr std::string_view kBold = "1", kDim = "2", kGreen = "32", kYellow = "33";

  void styled(std::string& out, std::string_view style, std::string_view text) const {
    if (colour_ == Colour::Yes) ((out += "\x1b[") += style) += 'm';
    out += text;
    if (colour_ == Colour::Yes) out += "\x1b[0m";
  }

  void write_group(TextSink& sink, const Document& document, const LineNumbers& lines, std::size_t group) const {
    bool headed = false;
    std::string before;
    SpanMapper mapper(document.text);
    document.parts([&](const Part& part) {
      for (const Claim& claim : part.reading.claims) {
        if (group_of(claim.kind) != group) continue;
        if (!headed) {
          sink.text += "\n  ";
          styled(sink.text, kBold, teller_.words().phrase("group", kGroups[group]));
          sink.text += '\n';
        }
        headed = true;
        write_fact(sink.text, document, part.reading, claim, lines, mapper, before);
        sink.settle();
      }
    });
  }

  void write_fact(std::string& out, const Document& document, const Reading& part, const Claim& claim,
                  const LineNumbers& lines, SpanMapper& mapper, std::string& before) const {
    const Wording& words = teller_.words();
    const std::string_view evidence = mapper.map(claim.begin, claim.end).text;
    const auto offset = static_cast<std::uint32_t>(evidence.data() - document.text.utf8.data());
    const std::string where = words.fill("screen", "line", {{"n", std::to_string(lines.at(offset))}});
    std::string sentence = teller_.tell(document.facts, part, claim, mapper);
    if (explain_ == Explain::No && sentence + where == before) return;  // said twice in one line of the text
    before = sentence + where;
    const bool sure = claim.confidence >= kSure;
    out += "    ";
    styled(out, sure ? kGreen : kYellow, words.phrase("screen", sure ? "sure" : "check"));
    ((out += "  ") += sentence) += "  ";
    styled(out, kDim, "(" + where + ")");
    out += '\n';
    const bool told_apart =
        claim.kind == ClaimKind::Proposal || claim.kind == ClaimKind::Assessment || claim.kind == ClaimKind::Award;
    if (explain_ == Explain::Yes || (told_apart && !teller_.reads(document.facts))) {
      out += "          ";
      styled(out, kDim, words.fill("list", "quote", {{"text", one_line(evidence, kQuote)}}));
      out += '\n';
    }
    if (explain_ == Explain::No) return;
    for (const std::string& step : derivation(packs_, document.facts, part, claim, mapper)) {
      out += "          ";
      styled(out, kDim, step);
      out += '\n';
    }
  }

  const Packs& packs_;
  Explain explain_;
  const Teller& teller_;
  Colour colour_;
};

}  // namespace

std::unique_ptr<Form> text_form(const Packs& packs, Explain explain, const Teller& teller, Colour colour) {
  return std::make_unique<TextForm>(packs, explain, teller, colour);
}

}  // namespace chancery
