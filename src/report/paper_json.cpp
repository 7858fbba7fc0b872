#include "report/paper_json.h"

#include <algorithm>
#include <array>

namespace chancery {
namespace {

/// In the order of `PaperBlock::Kind`.
constexpr std::array<std::string_view, 7> kKinds = {"title", "subtitle", "heading", "paragraph",
                                                    "item",  "table",    "sides"};

Json to_json(const PaperText& text) {
  Json out(JsonObject{{"text", text.text}});
  if (!text.note.empty()) out.set("note", text.note);
  if (text.number) out.set("number", JsonObject{{"digits", text.number->digits}, {"unit", text.number->unit}});
  if (text.strong) out.set("strong", true);
  return out;
}

Json to_json(const PaperBlock& block) {
  Json out(JsonObject{{"kind", kKinds[static_cast<std::size_t>(block.kind)]}});
  if (block.kind != PaperBlock::Kind::Table && block.kind != PaperBlock::Kind::Sides) {
    out.set("text", to_json(block.text));
    return out;
  }
  JsonList head(block.head.begin(), block.head.end());
  JsonList rows;
  for (const auto& row : block.rows) {
    JsonList cells;
    for (const PaperText& cell : row) cells.push_back(to_json(cell));
    rows.emplace_back(std::move(cells));
  }
  out.set("head", std::move(head));
  out.set("rows", std::move(rows));
  return out;
}

PaperText text_of(const Json& json) {
  PaperText out{std::string(json.text_of("text")), std::string(json.text_of("note"))};
  if (const Json* number = json.find("number"))
    out.number = PaperNumber{std::string(number->text_of("digits")), std::string(number->text_of("unit"))};
  out.strong = json.find("strong") != nullptr;
  return out;
}

PaperBlock block_of(const Json& json, PaperBlock::Kind kind) {
  PaperBlock out;
  out.kind = kind;
  if (const Json* text = json.find("text")) out.text = text_of(*text);
  for (const Json& head : json.list_of("head")) out.head.push_back(head.text() == nullptr ? "" : *head.text());
  for (const Json& row : json.list_of("rows")) {
    std::vector<PaperText>& cells = out.rows.emplace_back();
    if (row.list() == nullptr) continue;
    for (const Json& cell : *row.list()) cells.push_back(text_of(cell));
  }
  return out;
}

}  // namespace

Json to_json(const Paper& paper) {
  JsonList blocks;
  for (const PaperBlock& block : paper.blocks) blocks.push_back(to_json(block));
  return JsonObject{
      {"title", paper.title}, {"language", paper.language}, {"sources", paper.sources}, {"blocks", std::move(blocks)}};
}

Result<Paper> paper_of(const Json& json, const std::string& place) {
  Paper out;
  out.title = json.text_of("title");
  out.language = json.text_of("language");
  out.sources = json.text_of("sources");
  for (const Json& block : json.list_of("blocks")) {
    const auto kind = std::find(kKinds.begin(), kKinds.end(), block.text_of("kind"));
    if (kind == kKinds.end()) return Error{ErrorKind::Damaged, "this is no paper as it was kept", place};
    out.blocks.push_back(block_of(block, static_cast<PaperBlock::Kind>(kind - kKinds.begin())));
  }
  if (out.blocks.empty()) return Error{ErrorKind::Damaged, "this is no paper as it was kept", place};
  return out;
}

}  // namespace chancery
