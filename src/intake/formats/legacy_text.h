#pragma once
#include "intake/workbook.h"

namespace chancery {

/// Decodes text of old Vietnamese fonts where the file does not name its fonts (XLS as it is read, text exported from
/// such sheets): where the texts of a workbook leave no doubt which encoding they are in. A sheet it changed says so in
/// its notes.
void decode_unnamed_fonts(Workbook& book);

}  // namespace chancery
