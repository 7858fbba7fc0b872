#pragma once

namespace chancery {

/// Called by a reader of long documents after each page: a document is given up that shows no progress for some time
/// (`IntakeLimits::step`), however long it is. Does nothing where nobody waits.
void note_progress();

/// Who is told.
void on_progress(void (*told)());

}  // namespace chancery
