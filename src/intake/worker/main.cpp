#include "intake/worker/server.h"

int main(int count, char** values) { return chancery::run_server(count, values, chancery::read_document); }
