# The pages of the desk. What they are made with comes from the registry of npm, by the lockfile alone; where there is no
# npm the program is built without them, and says so.
find_program(NPM npm)
set(pages_folder ${CMAKE_BINARY_DIR}/share/chancery/pages)
if(NPM)
  file(GLOB_RECURSE page_sources CONFIGURE_DEPENDS web/src/*.ts web/src/*.svelte web/src/*.css web/public/* language/*/desk.json)
  list(FILTER page_sources EXCLUDE REGEX "/api/types\\.ts$")
  add_custom_command(
    OUTPUT ${CMAKE_BINARY_DIR}/share/chancery/pages.stamp
    COMMAND ${CMAKE_COMMAND} -E env CHANCERY_NPM=${NPM} bash ${CMAKE_SOURCE_DIR}/web/build.sh ${CMAKE_SOURCE_DIR} ${pages_folder}
    COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_BINARY_DIR}/share/chancery/pages.stamp
    DEPENDS ${page_sources} api/openapi.json web/package-lock.json web/index.html web/vite.config.ts web/svelte.config.js web/tsconfig.json web/build.sh
    COMMENT "Building the pages"
    VERBATIM)
  add_custom_target(pages DEPENDS ${CMAKE_BINARY_DIR}/share/chancery/pages.stamp)
else()
  add_custom_target(pages COMMAND ${CMAKE_COMMAND} -E echo "The pages were not built: there is no npm")
endif()
