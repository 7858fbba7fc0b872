# The fonts that `chancery read --html` puts into its page: Noto Sans (SIL Open Font License 1.1) of the machine, cut down to the
# letters of the five languages and packed as WOFF2, one file a script. About 90 KB together.
find_program(HB_SUBSET hb-subset)
find_program(WOFF2_COMPRESS woff2_compress)
find_path(NOTO_FONTS NotoSans-Regular.ttf PATHS /usr/share/fonts/truetype/noto /usr/share/fonts/noto NO_DEFAULT_PATH)

set(chancery_fonts)
function(add_page_font name font unicodes)
  set(folder ${CMAKE_BINARY_DIR}/share/chancery/fonts)
  add_custom_command(
    OUTPUT ${folder}/${name}.woff2
    COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
    COMMAND ${HB_SUBSET} --unicodes=${unicodes} --output-file=${folder}/${name}.ttf ${NOTO_FONTS}/${font}-Regular.ttf
    COMMAND ${WOFF2_COMPRESS} ${folder}/${name}.ttf
    COMMAND ${CMAKE_COMMAND} -E rm ${folder}/${name}.ttf
    DEPENDS ${NOTO_FONTS}/${font}-Regular.ttf ${CMAKE_SOURCE_DIR}/cmake/fonts.cmake
    COMMENT "Cutting the ${name} font for pages"
    VERBATIM)
  set(chancery_fonts ${chancery_fonts} ${folder}/${name}.woff2 PARENT_SCOPE)
endfunction()

if(HB_SUBSET AND WOFF2_COMPRESS AND NOTO_FONTS)
  add_page_font(latin NotoSans "20-7E,A0-17F,1A0-1A1,1AF-1B0,300-303,309,323,1EA0-1EF9,2010-2015,2018-201E,2020-2022,2026,2030,2032-2033,20AB-20AC,2122,2190-2193,2212,25CC")
  add_page_font(lao NotoSansLao "20,A0,E81-EDF,200B-200D,25CC")
  add_page_font(thai NotoSansThai "20,A0,E01-E5B,200B-200D,25CC")
  add_page_font(khmer NotoSansKhmer "20,A0,1780-17FF,19E0-19FF,200B-200D,25CC")
  add_custom_target(fonts ALL DEPENDS ${chancery_fonts})
else()
  message(WARNING "Pages will use the fonts of the reader's machine: hb-subset, woff2_compress or the Noto Sans fonts are missing.")
  add_custom_target(fonts)
endif()
