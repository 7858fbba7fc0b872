#include "cli/added_form.h"

#include <algorithm>

#include "base/json_value.h"

namespace chancery {
namespace {

constexpr std::size_t kStateWidth = 10;  // as wide as the longest word and a blank

}  // namespace

std::string state_column(std::string_view state) {
  std::string out(state);
  out.resize(std::max(out.size() + 1, kStateWidth), ' ');
  return out;
}

std::string added_text(const std::string& path, const AddedDocument& added) {
  std::string out = state_column(kAddStates[static_cast<std::size_t>(added.state)]) + added.id + "  " + path;
  if (added.decisions > 0) out += "  (" + std::to_string(added.decisions) + " to check)";
  return out;
}

std::string added_json(const std::string& path, const AddedDocument& added) {
  return to_string(JsonObject{{"source", path},
                              {"document", added.id},
                              {"state", kAddStates[static_cast<std::size_t>(added.state)]},
                              {"decisions", added.decisions}});
}

std::string queued_text(const QueuedDocument& queued) {
  constexpr std::string_view kWords[] = {"waiting", "reading", "set aside"};
  std::string out = state_column(kWords[static_cast<std::size_t>(queued.state)]) + queued.document + "  " +
                    (queued.path.empty() ? queued.source : queued.path);
  if (queued.state == QueueState::Reading) out += "  (by " + queued.holder + ")";
  if (!queued.problem.empty()) out += "  (" + queued.problem + ")";
  return out;
}

std::string queued_json(const QueuedDocument& queued) {
  Json out(JsonObject{{"source", queued.path.empty() ? queued.source : queued.path},
                      {"document", queued.document},
                      {"state", kQueueStates[static_cast<std::size_t>(queued.state)]},
                      {"queued", queued.queued},
                      {"size", queued.size},
                      {"tries", queued.tries}});
  if (!queued.holder.empty()) out.set("holder", queued.holder);
  if (!queued.problem.empty()) out.set("problem", queued.problem);
  return to_string(out);
}

}  // namespace chancery
