#include <algorithm>

#include "reading/claims/claims.h"

// What names an event or judges, and yet tells of none: counts, tasks, and words that point back.

namespace chancery {

/// '15 conferences and seminars', '40 delegations came to visit': a number of events and none of them. Two at most that
/// are named with when or where they took place are events too.
bool ClaimFinder::is_counted(const ClaimBlock& block, const Stretch& s, const ClaimRule& rule, std::size_t anchor) {
  constexpr std::size_t kReach = 3;
  const bool visit = rule.type() == "visit";
  for (const std::uint32_t a : block.mentions(s, MentionKind::Amount)) {
    const Mention& m = block.mention(a);
    if (m.value == "1") continue;
    if (visit && m.name == "delegation") return true;
    if (m.name != "event" && m.name != "visit") continue;
    const std::size_t distance = anchor < m.token ? m.token - anchor : anchor >= m.token_end ? anchor - m.token_end : 0;
    const bool named = !block.mentions(s, MentionKind::Place).empty() || !block.mentions(s, MentionKind::Date).empty();
    if (distance <= kReach && (m.value != "2" || !named)) return true;
  }
  return false;
}

/// What no date tells apart must be told as such: who met whom and where they went, as something that was or will be.
/// Not so 'thanked him for his many visits', 'discussed cooperation', 'no meeting could be arranged'.
bool ClaimFinder::is_told_undated(const ClaimBlock& block, const Stretch& s, const ClaimRule& rule,
                                  std::size_t anchor) const {
  constexpr std::size_t kReach = 15;
  if (modality_of(block, ids_, s, anchor) == "denied") return false;
  if (block.last_before(s, {ids_.thanks, ids_.praised}, anchor)) return false;
  const std::string_view type = rule.type();
  // 'agreed to hold training courses': what they will be is not told yet.
  if (type != "visit" &&
      block.last_before(s, {ids_.agree, ids_.hope, ids_.propose, ids_.request, ids_.instruct}, anchor))
    return false;
  if (type == "exchange") return block.find_any(s, {ids_.hold, ids_.host}).has_value();
  if (rule.id != "event.meeting" && type != "visit") return true;
  bool whom = false;
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    const Mention& m = block.mention(i);
    const bool named =
        m.kind == MentionKind::Person || m.kind == MentionKind::Organization || m.kind == MentionKind::Place;
    whom = whom || (named && m.token > anchor && m.token - anchor <= kReach);
  }
  return whom;
}

/// 'Raise the effectiveness of cooperation': what is to be done, no judgement on what was; success was had.
bool ClaimFinder::is_task(const ClaimBlock& block, const Stretch& s, std::size_t anchor) const {
  if (block.has(s, ids_.done) || block.text.find(anchor, ids_.success) || block.text.find(anchor, ids_.achieved))
    return false;
  const bool labelled = block.text[s.first].kind == TokenKind::Mark || block.text[s.first].kind == TokenKind::Number;
  const auto verb = block.find(s, ids_.list_verb);
  return verb && *verb <= s.first + (labelled ? 2 : 0);
}

/// 'signing ceremony', 'training conference': of what one phrase says it is, the first of this list counts.
bool ClaimFinder::is_named_better(const ClaimBlock& block, std::string_view type, std::size_t token) const {
  for (const auto& [cls, name] : {std::pair{ids_.sign, "signing"},
                                  {ids_.training, "training"},
                                  {ids_.festival, "festival"},
                                  {ids_.conference, "conference"},
                                  {ids_.seminar, "seminar"},
                                  {ids_.exchange, "exchange"},
                                  {ids_.meeting, "meeting"},
                                  {ids_.ceremony, "ceremony"}}) {
    if (name == type) return false;
    if (block.text.find(token, cls) != nullptr) return true;
  }
  return false;
}

/// 'worked with the delegation': guests who are not named, since they were before.
bool ClaimFinder::meets_known_guests(const ClaimBlock& block, const Stretch& s, std::size_t anchor) const {
  constexpr std::size_t kReach = 4;
  const auto guests = block.find(s, ids_.delegation, anchor);
  if (!guests || *guests - anchor > kReach) return false;
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    const Mention& m = block.mention(i);
    const bool names = m.kind == MentionKind::Place || m.kind == MentionKind::Organization;
    if (names && m.token > anchor && m.token <= *guests + kReach) return false;
  }
  return true;
}

/// 'During the visit, ...', 'At the ceremony, ...': words that open a sentence and only say on what occasion.
bool ClaimFinder::opens_adverbially(const ClaimBlock& block, const Stretch& s, std::size_t anchor) {
  constexpr std::size_t kReach = 3;
  if (anchor - s.first > kReach) return false;
  for (std::size_t i = s.first; i < anchor; ++i) {
    if (block.text.is_mark(i, ',')) return false;  // the occasion was said before
  }
  for (std::size_t i = anchor + 1; i < s.last && i <= anchor + 2; ++i) {
    if (block.text.is_mark(i, ',')) return true;
  }
  return false;
}

/// 'co-chaired the talks', 'attending the meeting were'
bool ClaimFinder::is_chaired(const ClaimBlock& block, const Stretch& s, std::size_t anchor) const {
  constexpr std::size_t kReach = 2;
  const auto chair = block.last_before(s, {ids_.host, ids_.attend}, anchor);
  return chair && anchor - chair->token <= kReach;
}

/// 'paid a visit on the occasion of the New Year festival', 'sent wishes for Women's Day': what is celebrated beside
/// what is told; one with a number of its own is told too.
bool ClaimFinder::is_occasion(const ClaimBlock& block, const Stretch& s, const ClaimRule& rule,
                              const EventAnchor& event) const {
  constexpr std::size_t kReach = 10;
  const std::string_view type = rule.type();
  if (event.ordinal || (type != "festival" && type != "ceremony")) return false;
  const auto said = block.last_before(s, {ids_.occasion, ids_.hold, ids_.host, ids_.attend}, event.token);
  return said && said->cls == ids_.occasion && event.token - said->token <= kReach;
}

/// 'hold annual meetings', 'exchange visits regularly': no single event, unless a number or a day tells it apart.
bool ClaimFinder::is_habit(const ClaimBlock& block, const Stretch& s, const ClaimRule& rule,
                           const EventAnchor& event) const {
  constexpr std::size_t kMonth = 7;  // letters of a month in EDTF
  if (event.ordinal || !block.has(s, ids_.yearly)) return false;
  const std::string_view type = rule.type();
  const bool by_year = type == "festival" || type == "conference";  // the festival of 2025 is one
  const MentionList dates = block.mentions(s, MentionKind::Date);
  return std::none_of(dates.begin(), dates.end(), [&](std::uint32_t d) {
    const std::string_view value = block.mention(d).value;
    return value.size() >= (by_year ? 4 : kMonth) && !is_span_of_years(value);
  });
}

/// 'this meeting', 'ກອງປະຊຸມຄັ້ງນີ້': it was spoken of before.
bool ClaimFinder::is_pointed_at(const ClaimBlock& block, std::size_t anchor) const {
  const TokenText& text = block.text;
  const std::size_t behind = anchor + 1;
  const bool after = behind < text.size() && text[behind].has(Token::kUnspaced) == text[anchor].has(Token::kUnspaced) &&
                     text.find(behind, ids_.this_one) != nullptr;
  return after ||
         (anchor > 0 && !text[anchor].has(Token::kUnspaced) && text.find(anchor - 1, ids_.this_one) != nullptr);
}

/// 'At the conference, ...': a gathering without day, number or place that was spoken of before is no other event.
bool ClaimFinder::is_back_reference(const ClaimBlock& block, const Stretch& s, const ClaimRule& rule,
                                    const EventAnchor& event) const {
  const std::string_view type = rule.type();
  const bool gathers = type == "meeting" || type == "conference" || type == "seminar";
  const bool adverbial = opens_adverbially(block, s, event.token) || is_pointed_at(block, event.token);
  if (event.ordinal || (!gathers && !adverbial)) return false;
  std::string_view year;
  for (const std::uint32_t d : block.mentions(s, MentionKind::Date)) {
    const std::string_view value = block.mention(d).value;
    if (is_span_of_years(value)) continue;
    if (value.size() != 4) return false;
    year = value;  // a bare year may be part of its name: the conference of 2024
  }
  for (const std::uint32_t a : block.mentions(s, MentionKind::Amount)) {
    if (block.mention(a).name == "event") return false;
  }
  // Who met whom is news; who spoke at it, who led it and who 'worked with the delegation' is not.
  const bool somebody =
      !block.mentions(s, MentionKind::Person).empty() || !block.mentions(s, MentionKind::Organization).empty();
  const bool guests = meets_known_guests(block, s, event.token);
  const bool known = guests || adverbial || block.has(s, ids_.speak) || is_chaired(block, s, event.token);
  if (year.empty() && somebody && !known) return false;
  constexpr std::size_t kRecent = 200;
  const auto& claims = block.reading.claims;
  for (std::size_t i = claims.size() > kRecent ? claims.size() - kRecent : 0; i < claims.size(); ++i) {
    if (claims[i].kind != ClaimKind::Event) continue;
    bool gathering = false;
    bool same_year = year.empty();
    for (const Attribute& a : claims[i].attributes) {
      gathering =
          gathering || (a.key == "type" && (a.text == "meeting" || a.text == "conference" || a.text == "seminar" ||
                                            a.text == type || ((guests || adverbial) && a.text == "visit")));
      if (a.key == "date" && a.kind == Attribute::Kind::Mention) {
        const Mention& date = block.mention(a.mention);
        same_year = same_year || date.needs_year || date.value.starts_with(year);
      }
    }
    if (gathering && same_year) return true;
  }
  return false;
}

}  // namespace chancery
