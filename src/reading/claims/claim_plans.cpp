#include <algorithm>

#include "reading/claims/claim_block.h"

namespace chancery {
namespace {

bool has_key(const Claim& claim, std::string_view key) {
  return std::any_of(claim.attributes.begin(), claim.attributes.end(),
                     [&](const Attribute& a) { return a.key == key; });
}

std::string_view text_of(const Claim& claim, std::string_view key) {
  for (const Attribute& a : claim.attributes) {
    if (a.key == key) return a.text;
  }
  return {};
}

/// An event that stands inside a proposal is planned, and has the proposal's due time where it names none itself.
void plan_event(Claim& event, const Claim& proposal) {
  const bool dated = has_key(event, "date");
  for (Attribute& a : event.attributes) {
    if (a.key == "modality" && a.text == "done") a.text = "planned";
  }
  for (const Attribute& a : proposal.attributes) {
    if (a.key == "due" && !dated) ClaimBlock::refer(event, "date", a.mention);
  }
}

/// A number inside a task or promise is no result yet; money that donors and investors pledge is told as one.
bool is_planned_figure(const Claim& figure, const Claim& proposal) {
  if (figure.kind == ClaimKind::Project) return text_of(figure, "type") == "fdi" && has_key(figure, "number");
  if (figure.kind != ClaimKind::Indicator) return false;
  const std::string_view measure = text_of(figure, "measure");
  const bool pledged = measure.starts_with("ngo_") || measure.starts_with("fdi_") || measure.starts_with("oda_");
  const bool counted = measure.starts_with("students") || measure.starts_with("events") ||
                       measure.starts_with("workers") || measure.starts_with("visitors") ||
                       measure.starts_with("participants") || measure.starts_with("deleg");
  return proposal.rule == "common.proposal.said" ? counted && !pledged : true;
}

}  // namespace

void plan_what_is_proposed(Reading& reading, std::size_t first_claim, std::size_t first_proposal) {
  std::vector<char> planned(first_proposal - first_claim, 0);
  std::size_t from = first_claim;
  for (std::size_t p = first_proposal; p < reading.claims.size(); ++p) {
    const Claim& proposal = reading.claims[p];
    // What a plan in a sentence of its own says of its events, their own words say.
    if (proposal.rule == "common.proposal.said" && !has_key(proposal, "commitment")) continue;
    while (from < first_proposal && reading.claims[from].end <= proposal.begin) ++from;
    for (std::size_t c = from; c < first_proposal && reading.claims[c].begin < proposal.end; ++c) {
      Claim& claim = reading.claims[c];
      if (claim.begin < proposal.begin || claim.end > proposal.end) continue;
      if (claim.kind == ClaimKind::Event) plan_event(claim, proposal);
      if (is_planned_figure(claim, proposal)) planned[c - first_claim] = 1;
    }
  }
  drop_marked(reading.claims, first_claim, planned);
}

}  // namespace chancery
