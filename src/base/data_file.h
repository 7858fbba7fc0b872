#pragma once
#include <string>

namespace chancery {

/// The file `name` of the program's data: in $CHANCERY_DATA, else in ../share/chancery beside the program, else in
/// share/chancery beside it (its build folder).
std::string find_data_file(const std::string& name);

}  // namespace chancery
