#include "register/review/document_claims.h"

namespace chancery {

Result<std::vector<DocumentClaim>> list_claims(const Office& office, const std::string& document) {
  TRY(rows,
      office.database.rows(
          "SELECT c.n, c.kind, c.statement, c.begin_at, c.end_at, c.confidence, c.body, q.id, q.state FROM claim c "
          "LEFT JOIN decision q ON q.unit = c.unit AND q.statement = c.statement "
          "WHERE c.unit = ? AND c.document = ? ORDER BY c.n",
          {office.unit, document}));
  std::vector<DocumentClaim> out;
  for (const Row& row : rows) {
    const StoredClaim claim{document,       row.integer(0), row.text(1),    row.text(2),
                            row.integer(3), row.integer(4), row.integer(5), row.text(6)};
    out.push_back({claim, row.integer(7), row.text(8)});
  }
  return out;
}

Result<std::vector<PendingDocument>> list_pending_documents(const Office& office) {
  TRY(rows,
      office.database.rows(
          "SELECT c.document, d.source, count(DISTINCT q.id) FROM (SELECT id, unit, statement FROM decision WHERE "
          "unit = ? AND state = 'pending' ORDER BY priority, id LIMIT 500) q JOIN claim c ON c.unit = q.unit AND "
          "c.statement = q.statement JOIN document d ON d.unit = c.unit AND d.id = c.document "
          "GROUP BY c.document, d.source ORDER BY count(DISTINCT q.id) DESC, c.document",
          {office.unit}));
  std::vector<PendingDocument> out;
  for (const Row& row : rows) out.push_back({row.text(0), row.text(1), row.integer(2)});
  return out;
}

Result<std::int64_t> count_pending(const Office& office, const std::string& document) {
  TRY(row, office.database.row("SELECT COUNT(DISTINCT q.id) FROM claim c JOIN decision q ON q.unit = c.unit AND "
                               "q.statement = c.statement WHERE c.unit = ? AND c.document = ? AND q.state = 'pending'",
                               {office.unit, document}));
  return row->integer(0);
}

}  // namespace chancery
