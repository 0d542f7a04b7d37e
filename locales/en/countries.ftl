# Countries of birth, by their two letters; a code without a name stands as it is.
countries-name = { $code ->
    [AD] Andorra
    [AL] Albania
    [AR] Argentina
    [BD] Bangladesh
    [BE] Belgium
    [BG] Bulgaria
    [BO] Bolivia
    [BR] Brazil
    [CH] Switzerland
    [CL] Chile
    [CM] Cameroon
    [CN] China
    [CO] Colombia
    [CU] Cuba
    [DE] Germany
    [DO] Dominican Republic
    [DZ] Algeria
    [EC] Ecuador
    [ES] Spain
    [FR] France
    [GB] United Kingdom
    [GE] Georgia
    [GH] Ghana
    [GM] The Gambia
    [GN] Guinea
    [GQ] Equatorial Guinea
    [HN] Honduras
    [IE] Ireland
    [IN] India
    [IT] Italy
    [JM] Jamaica
    [LT] Lithuania
    [MA] Morocco
    [ML] Mali
    [MX] Mexico
    [NG] Nigeria
    [NL] Netherlands
    [PE] Peru
    [PH] Philippines
    [PK] Pakistan
    [PL] Poland
    [PT] Portugal
    [PY] Paraguay
    [RO] Romania
    [RS] Serbia
    [RU] Russia
    [SN] Senegal
    [SO] Somalia
    [SY] Syria
    [TN] Tunisia
    [TR] Türkiye
    [UA] Ukraine
    [US] United States
    [UY] Uruguay
    [VE] Venezuela
    [VN] Vietnam
   *[other] { $code }
}
