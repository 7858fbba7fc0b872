#include "desk/sample_register.h"

#include <algorithm>
#include <filesystem>

#include "base/data_file.h"
#include "base/json_value.h"
#include "base/whole_file.h"
#include "follow/accept_unseen.h"
#include "follow/follow_settings.h"
#include "reading/reader.h"
#include "register/entry.h"
#include "register/office/open_office.h"
#include "register/register.h"
#include "register/review/documents.h"

namespace chancery {
namespace {

Result<Json> sample_entries() {
  const std::string path = find_data_file("sample-register.json");
  TRY(text, read_whole(path));
  return parse_json(text, path);
}

Status add_documents(const Office& office, const OpenOffice& open, const std::string& locality) {
  std::vector<std::string> paths;
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(find_data_file("samples"), failure))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  const ReadingTools tools(open.packs());
  DocumentIntake intake(office, tools, locality);
  for (const std::string& path : paths) {
    TRY(bytes, read_whole(path));
    const std::string name = std::filesystem::path(path).filename().string();
    TRY(added, intake.add({name, name, bytes}));
    (void)added;
  }
  return {};
}

Status enter_records(const Office& office, const Json& entries) {
  for (const Json& each : entries.list_of("records")) {
    Entry entry;
    entry.type = each.text_of("type");
    entry.reason = each.text_of("reason");
    for (const JsonMember& value : *each.find("values")->object()) {
      if (value.value.list() == nullptr) entry.values.emplace_back(value.key, each.find("values")->text_of(value.key));
      for (const Json& one : each.find("values")->list_of(value.key)) entry.values.emplace_back(value.key, *one.text());
    }
    TRY(record, enter_record(office, entry));
    (void)record;
  }
  return {};
}

Status fill(const std::string& path) {
  TRY(entries, sample_entries());
  const std::string locality(entries.text_of("locality"));
  CHECK_STATUS(create_register(path, {std::string(kLocalUnit), std::string(entries.text_of("title")), locality, {}}));
  TRY(open, OpenOffice::open({path, {}, "chancery"}, WhenMissing::Refuse));
  Office office = open->office();
  office.now = sample_now;
  CHECK_STATUS(save_follow_settings(office, {std::string(entries.text_of("follows_from")), {}, {}}));
  CHECK_STATUS(add_documents(office, *open, locality));
  // What an officer would have accepted by now: what is sure. The rest waits, as it does in an office.
  CHECK_STATUS(accept_unseen(office, entries.integer_of("accept_from"), [](std::int64_t, const std::string&) {}));
  return enter_records(office, entries);
}

}  // namespace

Status make_sample(const std::string& path) {
  // Under another name until all of it is there.
  const std::string making = path + ".making";
  CHECK_STATUS(remove_sample(making));
  CHECK_STATUS(fill(making));
  std::error_code failure;
  if (std::filesystem::exists(path, failure))
    return Error{ErrorKind::Conflict, "a file of this name is there already", path};
  std::filesystem::rename(making, path, failure);
  if (failure) return Error{ErrorKind::Unreadable, "the sample register cannot be written", path};
  return {};
}

Status remove_sample(const std::string& path) {
  for (const char* end : {"", "-wal", "-shm"}) {
    std::error_code failure;
    std::filesystem::remove(path + end, failure);
    if (failure) return Error{ErrorKind::Unreadable, "the sample register cannot be removed", path};
  }
  return {};
}

std::string sample_now() {
  static const std::string kDay = [] {
    const Result<Json> entries = sample_entries();
    return entries ? std::string(entries->text_of("today")) : std::string();
  }();
  const std::string now = utc_now();
  constexpr std::size_t kDayLetters = 10;
  return kDay.empty() ? now : kDay + now.substr(kDayLetters);
}

}  // namespace chancery
