#pragma once
#include <libpq-fe.h>

#include "base/result.h"

namespace chancery {

// What is used of PostgreSQL's client library.
#define CHANCERY_LIBPQ(X) \
  X(PQclear)              \
  X(PQcmdStatus)          \
  X(PQconnectdb)          \
  X(PQconninfoFree)       \
  X(PQconninfoParse)      \
  X(PQenterPipelineMode)  \
  X(PQerrorMessage)       \
  X(PQexec)               \
  X(PQexitPipelineMode)   \
  X(PQfinish)             \
  X(PQfreemem)            \
  X(PQftype)              \
  X(PQgetResult)          \
  X(PQgetisnull)          \
  X(PQgetlength)          \
  X(PQgetvalue)           \
  X(PQnfields)            \
  X(PQntuples)            \
  X(PQpipelineSync)       \
  X(PQresultErrorField)   \
  X(PQresultErrorMessage) \
  X(PQresultStatus)       \
  X(PQsendPrepare)        \
  X(PQsendQueryParams)    \
  X(PQsendQueryPrepared)  \
  X(PQsetClientEncoding)  \
  X(PQsetNoticeProcessor) \
  X(PQstatus)

/// The functions of libpq.so.5 under their own names. The library is loaded when the first PostgreSQL database is
/// opened: with the libraries that it needs in turn (Kerberos, LDAP, TLS) it would cost every command 14 million
/// instructions, and most never open one.
struct Libpq {
#define CHANCERY_MEMBER(name) decltype(&::name) name = nullptr;
  CHANCERY_LIBPQ(CHANCERY_MEMBER)
#undef CHANCERY_MEMBER
};

/// Loads a library that has the functions. Errors: Unreadable where there is none of this name, or it lacks one.
Result<Libpq> load_libpq(const char* name);
/// Makes `libpq()` ready, once for the process. Errors: those of `load_libpq`.
Status need_libpq();
const Libpq& libpq();

}  // namespace chancery
