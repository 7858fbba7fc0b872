#include "register/check/check_parts.h"
#include "store/layout.h"

namespace chancery {
namespace {

struct Question {
  const char* sql;
  const char* sentence;
};

constexpr Question kQuestions[] = {
    {"SELECT 'record ' || r.id FROM record r WHERE r.until_seq = ? AND r.joined_into = '' AND NOT EXISTS "
     "(SELECT 1 FROM text_entry e WHERE e.unit = r.unit AND e.kind = 'record' AND e.id = r.id) LIMIT 20",
     "search does not find it; 'chancery index' mends that"},
    {"SELECT 'document ' || d.id FROM document d WHERE d.id <> ? AND NOT EXISTS "
     "(SELECT 1 FROM text_entry e WHERE e.unit = d.unit AND e.kind = 'document' AND e.id = d.id) LIMIT 20",
     "search does not find it; 'chancery index' mends that"},
    {"SELECT 'index of words ' || e.id FROM text_entry e WHERE e.kind = 'record' AND e.unit NOT LIKE '>>%' "
     "AND NOT EXISTS (SELECT 1 FROM record r WHERE r.unit = e.unit AND r.id = e.id AND r.until_seq = ? AND "
     "r.joined_into = '') LIMIT "
     "20",
     "search finds a record that is not there"},
    {"SELECT 'index of words ' || e.id FROM text_entry e WHERE e.kind <> 'record' AND e.id <> ? AND NOT EXISTS "
     "(SELECT 1 FROM document d WHERE d.unit = e.unit AND d.id = e.id) LIMIT 20",
     "search finds a document that is not there"},
    {"SELECT 'shared ' || s.unit || '/' || s.record FROM shared s WHERE s.record <> ? AND NOT EXISTS "
     "(SELECT 1 FROM text_entry e WHERE e.unit = '>>' || s.with_unit AND e.kind = 'record' AND e.id = s.unit || '/' || "
     "s.record) LIMIT 20",
     "the office that it was given to does not find it; 'chancery index' mends that"},
    {"SELECT 'index of words ' || e.id FROM text_entry e WHERE e.unit LIKE '>>%' AND e.id <> ? AND NOT EXISTS "
     "(SELECT 1 FROM shared s WHERE e.unit = '>>' || s.with_unit AND e.id = s.unit || '/' || s.record) LIMIT 20",
     "search finds a record that was not given"},
};

}  // namespace

Status check_words(Check& check) {
  for (const Question& question : kQuestions) {
    const bool of_records = std::string_view(question.sql).find("until_seq = ?") != std::string_view::npos;
    const SqlValue parameter = of_records ? SqlValue(kStillHolds) : SqlValue(std::string());
    CHECK_STATUS(check.database.each(question.sql, {parameter}, [&](const Row& row) {
      check.fault(row.text(0), question.sentence);
      return true;
    }));
  }
  return {};
}

}  // namespace chancery
