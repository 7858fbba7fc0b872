#pragma once
#include "reading/names/romanize.h"
#include "reading/packs/pack.h"

namespace chancery {

/// Makes the romanizer from the tables in the compiled packs. Errors: BadPack where they do not fit together.
Result<Romanizer> load_romanizer(const Packs& packs);

}  // namespace chancery
