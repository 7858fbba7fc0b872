#include <cstdlib>

// Files that are no plain text are read by the program that was built, wherever the tests run.
static const int kSet = setenv("CHANCERY_INTAKE", CHANCERY_INTAKE_PROGRAM, 0);
