#include "intake/formats/progress.h"

namespace chancery {
namespace {

void (*told_of_progress)() = nullptr;

}  // namespace

void note_progress() {
  if (told_of_progress != nullptr) told_of_progress();
}

void on_progress(void (*told)()) { told_of_progress = told; }

}  // namespace chancery
