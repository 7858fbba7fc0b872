#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "register/office/office.h"
#include "register/records.h"

namespace chancery {

/// What a report asks of a document.
struct SourceDocument {
  std::string published;             ///< EDTF, or empty
  std::string period;                ///< what it is of: its day, else the year that it names most often
  std::vector<std::string> subject;  ///< the localities that it is about
};

/// The documents that the records of a report rest on, each looked at once.
class ReportSources {
 public:
  /// The office outlives it.
  explicit ReportSources(const Office& office) : office_(office) {}

  /// The documents that a record was read in, as long as the register holds them. They live as long as this does.
  Result<std::vector<const SourceDocument*>> documents_of(const Record& record);

 private:
  const Office& office_;
  std::map<std::string, std::optional<SourceDocument>> documents_;
};

}  // namespace chancery
