#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "register/match/match.h"
#include "register/schema/schema.h"

namespace chancery {

/// Does a field of a record type hold names of persons?
bool names_persons(const RecordSchema& type, const FieldSchema& field);

/// The words of a person's name, in any script, as the sounds that all its romanizations share: Saleumxay, Xa-lơm-xay
/// and ສະເຫຼີມໄຊ are nearly one.
std::vector<std::string> name_sounds(const MatchKnowledge& knowledge, std::string_view name);

/// The key under which such a word is looked up; empty where it is too short to tell anything. Words that sound alike
/// nearly always share it, and many others do: `sound_alike` decides.
std::string sound_key(const std::string& sounds);

/// May two words be spellings of one?
bool sound_alike(const std::string& left, const std::string& right);

}  // namespace chancery
