#include "reading/packs/load_romanizer.h"
#include "register/match/match_parts.h"
#include "register/words.h"

namespace chancery {

Result<MatchKnowledge> MatchKnowledge::create(const Packs& packs,
                                              const std::vector<std::vector<std::string>>& fields_of_work) {
  TRY(romanizer, load_romanizer(packs));
  auto parts = std::make_unique<Parts>(Parts{packs, Lexicon(packs), Scanner(packs), std::move(romanizer), {}, {}});
  const auto places = packs.places();
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::string_view code = packs.text(places[i].code);
    if (!code.empty()) parts->codes.emplace(code, static_cast<std::int32_t>(i));
  }
  for (const std::vector<std::string>& names : fields_of_work)
    for (const std::string& name : names) parts->fields_of_work.emplace(plain_form(name), plain_form(names.front()));
  return MatchKnowledge(std::move(parts));
}

MatchKnowledge::MatchKnowledge(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
MatchKnowledge::MatchKnowledge(MatchKnowledge&&) noexcept = default;
MatchKnowledge& MatchKnowledge::operator=(MatchKnowledge&&) noexcept = default;
MatchKnowledge::~MatchKnowledge() = default;

std::string_view MatchKnowledge::Parts::country_of(std::int32_t id) const {
  constexpr int kDeepest = 6;
  for (int depth = 0; depth < kDeepest && id >= 0; ++depth) {
    const PlaceRecord& record = place(id);
    if (record.kind == PlaceKind::Country) return packs.text(record.code);
    id = record.in;
  }
  return {};
}

std::string_view MatchKnowledge::Parts::place_key(std::int32_t id) const {
  const PlaceRecord& record = place(id);
  return packs.text(record.code.size != 0 ? record.code : record.name);
}

}  // namespace chancery
