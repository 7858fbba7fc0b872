// What schema/ itself must keep: it is edited by people who are no programmers, and the loader sees one file at a time.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "reading/reading.h"
#include "register/schema/schema.h"
#include "register/words.h"

namespace chancery {
namespace {

const Schema& schema() {
  static const SchemaLoad kLoad = load_schema(std::string(CHANCERY_SOURCE_DIR) + "/schema");
  return kLoad.schema;
}

std::vector<std::string> ids_of(std::string_view vocabulary) {
  std::vector<std::string> out;
  const Vocabulary* found = schema().find_vocabulary(vocabulary);
  if (found == nullptr) return out;
  for (const Choice& choice : found->choices) out.push_back(choice.id);
  return out;
}

/// A word that would lead a column of a ledger to two fields, as "word: field, field"; empty where there is none. Words
/// are compared as a search compares them: offices leave marks out.
std::string shared_word(const RecordSchema& record) {
  std::map<std::string, std::string> fields;
  for (const FieldSchema& field : record.fields) {
    std::vector<std::string> words = field.headers;
    for (const auto& [language, word] : field.label.words) words.push_back(word);
    for (const std::string& word : words) {
      const auto [known, fresh] = fields.emplace(plain_form(word), field.id);
      if (!fresh && known->second != field.id) return word + ": " + known->second + ", " + field.id;
    }
  }
  return {};
}

/// The concept that has `words` in `language`.
std::string concept_of(std::string_view language, const std::string& words) {
  for (const Concept& each : schema().concepts) {
    const auto found = each.words.find(language);
    if (found != each.words.end() &&
        std::find(found->second.begin(), found->second.end(), words) != found->second.end())
      return each.id;
  }
  return {};
}

TEST(SchemaData, LoadsWithoutProblems) {
  const SchemaLoad load = load_schema(std::string(CHANCERY_SOURCE_DIR) + "/schema");
  for (const Error& problem : load.problems) ADD_FAILURE() << problem.message();
  EXPECT_FALSE(load.schema.records.empty());
  EXPECT_FALSE(load.schema.concepts.empty());
}

TEST(SchemaData, AWordStandsOverOneFieldOfARecordType) {
  for (const RecordSchema& record : schema().records) EXPECT_EQ(shared_word(record), "") << record.id;
}

TEST(SchemaData, AWordOverTwoFieldsIsFound) {
  RecordSchema record;
  record.fields.resize(2);
  record.fields[0].id = "from";
  record.fields[0].headers = {"Ngày đi"};
  record.fields[1].id = "to";
  record.fields[1].headers = {"Ngày về"};
  EXPECT_EQ(shared_word(record), "");
  record.fields[1].label.words["vi"] = "Ngày đi";
  EXPECT_EQ(shared_word(record), "Ngày đi: from, to");
}

TEST(SchemaData, EveryKindOfFactHasARule) {
  for (const std::string_view kind : kClaimKinds)
    EXPECT_TRUE(std::any_of(schema().claims.begin(), schema().claims.end(), [&](const ClaimSchema& rule) {
      return rule.kind == kind && rule.when.empty();  // the one for whatever is left
    })) << kind;
}

TEST(SchemaData, WhatTheReaderWritesIsInTheVocabularies) {
  const std::map<std::string, std::vector<std::string>> written = {
      {"agreement_type", {"mou", "agreement", "programme", "plan", "contract", "other"}},
      {"event_type",
       {"visit", "meeting", "conference", "seminar", "signing", "ceremony", "festival", "exchange", "training"}},
      {"project_type", {"fdi", "oda", "ngo", "infrastructure", "digital", "cooperation"}},
      {"project_status", {"new", "adjusted", "approved", "ongoing", "supported", "proposed"}},
      {"partnership_status", {"maintained", "new", "sought"}},
      {"modality", {"done", "ongoing", "planned", "proposed", "denied"}},
      {"proposal_modality", {"proposed", "planned", "agreed"}},
      {"commitment_kind", {"agreed", "undertaken", "requested", "recommended", "instructed"}},
      {"figure_status", {"estimated", "provisional", "final"}},
      {"pillar", {"party", "state", "people"}},
      {"polarity", {"achievement", "shortcoming"}},
      {"indicator", {"delegations_out",  "delegations_in",        "delegates_out",
                     "delegates_in",     "agreements_signed",     "partners",
                     "events_held",      "workers_abroad",        "export_value",
                     "import_value",     "trade_value",           "fdi_projects",
                     "fdi_projects_new", "fdi_projects_adjusted", "fdi_capital",
                     "oda_projects",     "oda_capital",           "ngo_partners",
                     "ngo_projects",     "ngo_capital",           "remittances",
                     "visitors",         "participants",          "students"}},
      {"topic",
       {"economic", "cultural", "border", "labour", "education", "environment", "health", "transport", "agriculture",
        "tourism", "security", "digital", "overseas-nationals", "information"}},
  };
  for (const auto& [vocabulary, ids] : written) {
    const std::vector<std::string> known = ids_of(vocabulary);
    for (const std::string& id : ids)
      EXPECT_NE(std::find(known.begin(), known.end(), id), known.end()) << vocabulary << " has no " << id;
  }
}

TEST(SchemaData, AStateIsAVocabularyOfItsOwn) {
  for (const RecordSchema& record : schema().records) {
    const FieldSchema* state = record.find_field("state");
    if (state == nullptr) continue;
    EXPECT_TRUE(state->vocabulary.ends_with("_state")) << record.id;
  }
}

TEST(SchemaData, PointersDeclareNoContent) {
  const std::set<std::string> allowed = {"number", "date", "keeper", "kind"};
  const RecordSchema* other = schema().find_record("region");  // has neither pillar nor scope
  ASSERT_NE(other, nullptr);
  std::size_t pointers = 0;
  for (const RecordSchema& record : schema().records) {
    if (!record.pointer_only) continue;
    ++pointers;
    for (const FieldSchema& field : record.fields)
      EXPECT_TRUE(allowed.contains(field.id) || other->find_field(field.id) != nullptr) << record.id << "." << field.id;
  }
  EXPECT_EQ(pointers, 3U);
}

TEST(SchemaData, NamedPeopleAloneSeeWhatIsPersonal) {
  const std::vector<std::pair<std::string, std::string>> personal = {{"delegation_member", "passport_number"},
                                                                     {"delegation_member", "birth_date"},
                                                                     {"delegation_in", "security_opinion"},
                                                                     {"person", "family"},
                                                                     {"person", "health"},
                                                                     {"passport", "number"},
                                                                     {"private_trip", "traveller"}};
  for (const auto& [type, id] : personal) {
    const RecordSchema* record = schema().find_record(type);
    ASSERT_NE(record, nullptr) << type;
    const FieldSchema* field = record->find_field(id);
    ASSERT_NE(field, nullptr) << type << "." << id;
    EXPECT_EQ(field->access, Access::Named) << type << "." << id;
  }
}

TEST(SchemaData, LabourExportIsLabourAbroadInEveryLanguage) {
  EXPECT_EQ(concept_of("vi", "xuất khẩu lao động"), "labour_abroad");
  EXPECT_EQ(concept_of("en", "labour export"), "labour_abroad");
  EXPECT_EQ(concept_of("lo", "ສົ່ງອອກແຮງງານ"), "labour_abroad");
  EXPECT_EQ(concept_of("th", "ส่งออกแรงงาน"), "labour_abroad");
  EXPECT_EQ(concept_of("km", "នាំចេញពលករ"), "labour_abroad");
  EXPECT_EQ(concept_of("en", "labour"), "");  // alone it may mean anything
}

TEST(SchemaData, AFormBelongsToOneConcept) {
  std::map<std::string, std::string> owners;
  for (const Concept& each : schema().concepts)
    for (const auto& [language, words] : each.words)
      for (const std::string& word : words) {
        const auto [known, fresh] = owners.emplace(language + ' ' + word, each.id);
        EXPECT_TRUE(fresh) << word << ": " << known->second << ", " << each.id;
      }
}

TEST(SchemaData, RecordsThatOnlyPointKeepNoContent) {
  int pointers = 0;
  for (const RecordSchema& record : schema().records) {
    const bool holds_notes = record.find_field("notes") != nullptr;
    EXPECT_EQ(holds_notes, !record.pointer_only) << record.id;
    pointers += record.pointer_only ? 1 : 0;
  }
  EXPECT_GE(pointers, 3);
}

TEST(SchemaData, NotesAndTheOfficerStayInTheOffice) {
  for (const char* id : {"notes", "officer"}) {
    const FieldSchema* field = schema().find_record("agreement")->find_field(id);
    ASSERT_NE(field, nullptr) << id;
    EXPECT_TRUE(field->office_only) << id;
  }
}

}  // namespace
}  // namespace chancery
