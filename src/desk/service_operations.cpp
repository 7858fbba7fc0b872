#include "desk/call.h"
#include "register/office/copy_register.h"
#include "register/review/work_queue.h"
#include "store/store_file.h"

namespace chancery {
namespace {

Result<HttpResponse> get_health(Call&) {
  HttpResponse out;
  out.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
  out.body = "ok\n";
  return out;
}

/// A metric in the text format of Prometheus (0.0.4).
void add_metric(std::string& out, const std::string& name, std::string_view kind, std::string_view help,
                const std::string& labels, std::uint64_t value) {
  if (out.find("# TYPE " + name + " ") == std::string::npos)
    out += "# HELP " + name + " " + std::string(help) + "\n# TYPE " + name + " " + std::string(kind) + "\n";
  out += name + labels + " " + std::to_string(value) + "\n";
}

Result<HttpResponse> get_metrics(Call& call) {
  TRY(counts, count_queue(*call.office));
  std::string text;
  for (std::size_t hundred = 2; hundred <= 5; ++hundred)
    add_metric(text, "chancery_requests_total", "counter", "Requests answered, by the class of their status",
               "{status=\"" + std::to_string(hundred) + "xx\"}", call.desk.answered(hundred));
  const auto add_queue = [&](const char* state, std::int64_t count) {
    add_metric(text, "chancery_queue_documents", "gauge", "Documents that wait, are read, or could not be",
               "{state=\"" + std::string(state) + "\"}", static_cast<std::uint64_t>(count));
  };
  add_queue("waiting", counts.waiting);
  add_queue("reading", counts.reading);
  add_queue("set_aside", counts.set_aside);
  HttpResponse out;
  out.headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}};
  out.body = std::move(text);
  return out;
}

Result<HttpResponse> get_description(Call& call) {
  TRY(text, call.desk.description_text());
  HttpResponse out;
  out.headers = {{"Content-Type", "application/json"}};
  out.body = std::move(text);
  return out;
}

Result<HttpResponse> get_docs(Call& call) {
  HttpResponse out;
  out.headers = {{"Content-Type", "text/html; charset=utf-8"}};
  out.body = call.desk.description().to_page();
  return out;
}

/// Takes everything out: a whole copy, made while others go on working, and gone from here once it was sent.
Result<HttpResponse> get_backup(Call& call) {
  const std::string path = call.desk.settings().folder + "/backup-" + call.session->id + "-" +
                           std::to_string(call.desk.documents().changes()) + ".db";
  TRY(from, open_store((call.session->sample ? call.desk.sample() : call.desk.own()).location()));
  CHECK_STATUS(create_store(path, [&](Database& made) { return copy_register(*from, made); }));
  HttpResponse out = file_response({}, "application/vnd.sqlite3", "chancery.db");
  out.file = path;
  out.remove_file = true;
  return out;
}

}  // namespace

void add_service_operations(Handlers& to) {
  to["getHealth"] = get_health;
  to["getMetrics"] = get_metrics;
  to["getDescription"] = get_description;
  to["getDocs"] = get_docs;
  to["getBackup"] = get_backup;
}

}  // namespace chancery
