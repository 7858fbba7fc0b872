#include "reading/claims/claim_tables.h"

#include <algorithm>

namespace chancery {
namespace {

TokenText text_of(const ClaimBlock& block, const LineSpan& line) {
  return {block.text.lexicon, block.text.text, block.text.tokens.subspan(line.first, line.last - line.first),
          block.text.mark};
}

/// The first mention of the block at or behind a token.
std::size_t first_mention(const ClaimBlock& block, std::size_t token) {
  const auto& mentions = block.reading.mentions;
  return static_cast<std::size_t>(
      std::lower_bound(mentions.begin() + static_cast<std::ptrdiff_t>(block.first_mention), mentions.end(), token,
                       [](const Mention& mention, std::size_t t) { return mention.token < t; }) -
      mentions.begin());
}

/// The first concept of the block at or behind a token.
std::uint32_t first_concept(const ClaimBlock& block, std::size_t token) {
  const auto& concepts = block.clauses.concepts;
  return static_cast<std::uint32_t>(std::lower_bound(concepts.begin(), concepts.end(), token,
                                                     [](const ConceptAt& c, std::size_t t) { return c.token < t; }) -
                                    concepts.begin());
}

/// The last mention of a kind in a cell.
std::optional<std::uint32_t> last_of(const ClaimBlock& block, const TableCellSpan& cell, MentionKind kind) {
  std::optional<std::uint32_t> out;
  for (std::size_t m = first_mention(block, cell.first); m < block.reading.mentions.size(); ++m) {
    if (block.mention(m).token >= cell.last) break;
    if (block.mention(m).kind == kind) out = static_cast<std::uint32_t>(m);
  }
  return out;
}

}  // namespace

TableWords::TableWords(const Packs& packs)
    : row_total(packs.concept_class("row_total")),
      head_plan(packs.concept_class("head_plan")),
      head_result(packs.concept_class("head_result")),
      topics(concept_set(packs,
                         {"fdi",     "oda",        "ngo",     "export",   "import",     "trade",        "remittance",
                          "visitor", "student",    "worker",  "aid",      "delegation", "delegate",     "go_out",
                          "come_in", "project",    "capital", "mou",      "agreement",  "contract_doc", "partner",
                          "sister",  "conference", "seminar", "festival", "training"})),
      passed(concept_set(packs, {"estimated", "provisional", "final", "new_project", "adjusted", "abroad", "foreign",
                                 "foreign_worker", "domestic", "sign", "receive", "women", "relation"})) {}

bool TableFigures::is_of_plan(const ConceptSet& head) const {
  return head.has(words_.head_plan) || head.has(ids_.of_plan) || head.has(ids_.plan) || head.has(ids_.target);
}

TableFigures::Row TableFigures::row_of(const ClaimBlock& block, const LineSpan& line) const {
  Row row;
  row.first = line.first;
  row.cells = cells_of(text_of(block, line));
  for (TableCellSpan& cell : row.cells) cell = {cell.first + line.first, cell.last + line.first};
  const auto& mentions = block.reading.mentions;
  std::size_t m = first_mention(block, line.first);
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const TableCellSpan& cell = row.cells[c];
    bool dated = false;
    bool counted = false;
    for (; m < mentions.size() && mentions[m].token < cell.last; ++m) {
      dated = dated || mentions[m].kind == MentionKind::Date;
      if (c == 0 || mentions[m].kind != MentionKind::Amount || mentions[m].unit_kind == UnitKind::Duration) continue;
      row.amounts.push_back(static_cast<std::uint32_t>(m));
      row.columns.push_back(c);
      counted = true;
    }
    const bool number = cell.last == cell.first + 1 && block.text[cell.first].kind == TokenKind::Number;
    if (!row.label && cell.last > cell.first && (dated || !number) && !counted && row.amounts.empty()) row.label = c;
    // A serial number may stand before the label.
    row.figures = row.figures || counted || (c > 0 && row.label && number && !dated);
  }
  return row;
}

TableFigures::Column TableFigures::column_of(const ClaimBlock& block, const TableCellSpan& cell) const {
  Column out;
  out.filled = cell.last > cell.first;
  const auto& concepts = block.clauses.concepts;
  for (std::uint32_t c = first_concept(block, cell.first); c < concepts.size() && concepts[c].token < cell.last; ++c) {
    out.concepts.add(concepts[c].cls);
  }
  out.date = last_of(block, cell, MentionKind::Date);
  return out;
}

const TableFigures::Column& TableFigures::column(std::size_t number) const {
  static const Column kNone;
  return number < columns_.size() ? columns_[number] : kNone;
}

void TableFigures::take_caption(const ClaimBlock& block, const LineSpan& line) {
  caption_ = column_of(block, {line.first, line.last});
  if (caption_.date && is_one_day(block.mention(*caption_.date).value)) caption_.date.reset();
}

void TableFigures::take_head(const ClaimBlock& block, const Row& row) {
  if (figures_seen_ && parts_rows(row.cells)) {
    section_ = column_of(block, {row.cells.front().first, row.cells.back().last});
    return;
  }
  if (figures_seen_) {
    columns_.clear();
    section_ = {};
  }
  figures_seen_ = false;
  // A head above several columns stands over the first of them.
  for (std::size_t c = 1; c < columns_.size(); ++c) {
    if (!columns_[c].filled) columns_[c] = columns_[c - 1];
  }
  columns_.resize(std::max(columns_.size(), row.cells.size()));
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const Column here = column_of(block, row.cells[c]);
    columns_[c].filled = columns_[c].filled || here.filled;
    columns_[c].concepts.merge(here.concepts);
    if (here.date) columns_[c].date = here.date;
  }
}

TableFigures::Role TableFigures::role_of(const Column& column) const {
  const ConceptSet& said = column.concepts;
  const bool reached =
      said.has(words_.head_result) || said.has(ids_.achieved) || said.has(ids_.estimated) || said.has(ids_.provisional);
  if (said.has(ids_.compared) || said.has(ids_.increase) || said.has(ids_.decrease)) return Role::Other;
  if (is_of_plan(said) && !reached) return Role::Plan;
  return reached || column.date || said.meets(words_.topics) ? Role::Result : Role::Other;
}

std::vector<std::size_t> TableFigures::results_of(const ClaimBlock& block, const Row& row) const {
  std::vector<std::size_t> out;
  std::string_view planned;
  for (std::size_t a = 0; a < row.amounts.size(); ++a) {
    if (block.mention(row.amounts[a]).name == "%" || row.columns[a] <= *row.label) continue;
    const Column& head = column(row.columns[a]);
    const Role role = role_of(head);
    if (role == Role::Result) out.push_back(a);
    if (role == Role::Plan && head.date) planned = block.mention(*head.date).value;
  }
  const auto rank = [&](std::size_t a) {
    const Column& head = column(row.columns[a]);
    const std::string_view when = head.date ? block.mention(*head.date).value : std::string_view();
    return std::pair(!planned.empty() && when == planned, when);
  };
  std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return out;
}

std::optional<TableFigure> TableFigures::of_row(const ClaimBlock& block, const Row& row, std::uint32_t sentence) const {
  const TableCellSpan& label = row.cells[*row.label];
  const Column said = column_of(block, label);
  TableFigure out;
  out.stretch = {row.first,
                 row.cells.back().last,
                 first_concept(block, label.first),
                 first_concept(block, label.last),
                 0,
                 0,
                 said.concepts,
                 sentence,
                 true};
  out.stretch.concepts.merge(section_.concepts);
  out.period = said.date ? said.date : section_.date;
  out.place = last_of(block, label, MentionKind::Place);
  const std::string_view place = out.place ? block.mention(*out.place).value : std::string_view();
  const bool of_place =
      !place.empty() && !is_country(place) && !columns_.empty() && !column(*row.label).concepts.has(ids_.partner);
  if (!of_place) out.place.reset();
  if (!said.concepts.meets(words_.topics)) {
    if (!of_place && !said.date && !said.concepts.has(words_.row_total)) return std::nullopt;
    out.stretch.concepts.merge(caption_.concepts);
  }
  return out;
}

void TableFigures::add_beside(const ClaimBlock& block, const Row& row, TableFigure& figure) const {
  for (std::size_t a = 0; a < row.amounts.size(); ++a) {
    const Mention& amount = block.mention(row.amounts[a]);
    const Column& head = column(row.columns[a]);
    const ConceptSet& said = head.concepts;
    if (amount.name != "%") {
      if (role_of(head) == Role::Plan && amount.name == block.mention(figure.figure).name) figure.plan = row.amounts[a];
    } else if (is_of_plan(said)) {
      figure.plan_percent = row.amounts[a];
    } else if (const char sign = block.text.text[amount.begin];
               said.has(ids_.increase) || said.has(ids_.decrease) || sign == '+' || sign == '-') {
      figure.growth = row.amounts[a];
    }
  }
}

void TableFigures::take_figures(ClaimBlock& block, const Row& row, std::uint32_t sentence) {
  if (!row.label) return;
  for (std::size_t a = 0; a < row.amounts.size(); ++a) {
    if (role_of(column(row.columns[a])) == Role::Plan) block.reading.mentions[row.amounts[a]].secondary = true;
  }
  const std::vector<std::size_t> results = results_of(block, row);
  if (results.empty()) return;
  for (const std::uint32_t amount : row.amounts) block.reading.mentions[amount].secondary = true;
  const auto of = of_row(block, row, sentence);
  if (!of) return;
  for (const std::size_t a : results) {
    const Column& head = column(row.columns[a]);
    TableFigure figure = *of;
    figure.figure = row.amounts[a];
    figure.stretch.mentions_begin = row.amounts[a];
    figure.stretch.mentions_end = row.amounts[a] + 1;
    ConceptSet said = head.concepts;
    said.keep(words_.topics, words_.passed);
    figure.stretch.concepts.merge(said);
    if (head.date) figure.period = head.date;
    if (!figure.period) figure.period = caption_.date;
    if (a == results.back()) add_beside(block, row, figure);
    figures_.push_back(figure);
  }
}

const std::vector<TableFigure>& TableFigures::take(ClaimBlock& block, const Sentence& sentence, std::uint32_t number) {
  figures_.clear();
  if (sentence.line == line_) return figures_;
  const LineSpan& line = block.lines[sentence.line];
  line_ = sentence.line;
  if (!line.bars || !is_table_row(text_of(block, line))) {
    open_ = false;
    return figures_;
  }
  const Row row = row_of(block, line);
  const LineSpan* above = sentence.line > 0 ? &block.lines[sentence.line - 1] : nullptr;
  if (!open_ || (above != nullptr && !goes_on(block.text, *above, line))) {
    columns_.clear();
    section_ = caption_ = {};
    figures_seen_ = false;
    if (above != nullptr && !is_table_row(text_of(block, *above))) take_caption(block, *above);
    open_ = true;
  }
  if (row.figures) {
    figures_seen_ = true;
    take_figures(block, row, number);
  } else {
    take_head(block, row);
  }
  return figures_;
}

void TableFigures::complete(const ClaimBlock& block, const TableFigure& figure, Claim& claim) {
  const auto number = [&](std::string_view key, const std::optional<std::uint32_t>& mention) {
    if (!mention) return;
    ClaimBlock::number(claim, key, block.mention(*mention).value);
    claim.mentions.push_back(*mention);
  };
  if (figure.place) {
    std::erase_if(claim.attributes, [](const Attribute& a) { return a.key == "of"; });
    ClaimBlock::refer(claim, "of", *figure.place);
  }
  if (figure.period) {
    const bool day = is_one_day(block.mention(*figure.period).value);
    ClaimBlock::refer(claim, day ? "as_of" : "period", *figure.period);
  }
  number("plan", figure.plan);
  number("plan_percent", figure.plan_percent);
  number("growth_percent", figure.growth);
}

}  // namespace chancery
