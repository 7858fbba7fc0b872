#pragma once
#include <string>
#include <vector>

#include "register/office/office.h"

namespace chancery {

/// What tells of two figures of one measure, place and period which is the later one, and whose.
struct FigureSource {
  std::string issuer;     ///< the body that issued the document; empty where it is not known
  std::string status;     ///< estimated, provisional, final, or empty
  std::string as_of;      ///< EDTF, where the text says it
  std::string published;  ///< day of the document, where it is known
};

/// The bodies whose figure of a measure counts: what the office set in its record of type `measure`, else words of
/// `schema/measures.toml`. Empty where nobody said.
Result<std::vector<std::string>> load_owners(const Office& office, const std::string& measure);

/// Is the body one of the owners? Its name holds theirs, or matching takes the two for the same.
bool is_owner(const Office& office, const std::vector<std::string>& owners, const std::string& body);

/// Does a figure take the place of another without a contradiction: final after estimated, or a later one of the
/// owner? `status`: the field of how far a figure is settled, or null.
bool revises(const Office& office, const std::vector<std::string>& owners, const FieldSchema* status,
             const FigureSource& figure, const FigureSource& before);

}  // namespace chancery
